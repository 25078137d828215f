"use strict";
// Filters by speaker and channel, and puts each card level with its quotation. Without this script the page is complete:
// all quotations are shown, and cards stand beside their paragraph.
(() => {
  const chosen = { speaker: "", channel: "" };
  const items = [...document.querySelectorAll("[data-quote]")];
  const cards = items.filter((item) => item.matches("li"));
  const status = document.querySelector("[role=status]");
  const isChosen = (item) => Object.entries(chosen).every(([by, value]) => !value || item.dataset[by] === value);

  const level = () => {
    const wide = window.matchMedia("(min-width: 60rem)").matches && !window.matchMedia("print").matches;
    document.body.classList.toggle("level", wide);
    for (const article of document.querySelectorAll("article")) {
      let free = 0;
      for (const card of article.querySelectorAll("li[data-quote]:not([hidden])")) {
        card.style.top = "";
        if (!wide) continue;
        const mark = document.getElementById(card.dataset.quote);
        const column = card.parentElement.getBoundingClientRect().top;
        const top = Math.max(mark.getBoundingClientRect().top, free);
        card.style.top = `${top - column}px`;
        free = top + card.offsetHeight + 8;
      }
      article.style.paddingBottom = "";
      const over = free - article.getBoundingClientRect().bottom;
      if (wide && over > 0) article.style.paddingBottom = `calc(2rem + ${over}px)`;
    }
  };

  const show = () => {
    for (const item of items) {
      const on = isChosen(item);
      if (item.matches("li")) item.hidden = !on;
      else item.classList.toggle("off", !on);
    }
    status.textContent = `${cards.filter((card) => !card.hidden).length} ${status.dataset.words}`;
    level();
  };

  for (const button of document.querySelectorAll("button[data-by]")) {
    button.addEventListener("click", () => {
      chosen[button.dataset.by] = button.dataset.value;
      for (const other of document.querySelectorAll(`button[data-by=${button.dataset.by}]`)) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      show();
    });
  }
  for (const card of document.querySelectorAll("details")) card.addEventListener("toggle", level);
  for (const form of document.querySelectorAll(".filter")) form.hidden = false;
  window.addEventListener("resize", level);
  window.addEventListener("load", level);
  window.addEventListener("beforeprint", () => { document.body.classList.remove("level"); });
  window.addEventListener("afterprint", level);
  show();
})();
