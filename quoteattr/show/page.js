"use strict";
// Filters by speaker and channel, and puts each card level with its quotation. Without this script the page is complete:
// all quotations are shown, and cards stand beside their paragraph from its first line on.
(() => {
  const chosen = { speaker: "", channel: "" };
  const items = [...document.querySelectorAll("[data-quote]")];
  const cards = items.filter((item) => item.matches("li"));
  const status = document.querySelector("[role=status]");
  const isChosen = (item) => Object.entries(chosen).every(([by, value]) => !value || item.dataset[by] === value);

  const level = () => {
    const wide = window.matchMedia("(min-width: 60rem)").matches && !window.matchMedia("print").matches;
    for (const card of cards) card.style.marginTop = "";
    for (const list of wide ? document.querySelectorAll(".cards") : []) {
      for (const card of list.querySelectorAll(":scope > li:not([hidden])")) {
        const mark = document.getElementById(card.dataset.quote);
        const gap = mark.getBoundingClientRect().top - card.getBoundingClientRect().top;
        if (gap > 0) card.style.marginTop = `${gap}px`;
      }
    }
  };

  const show = () => {
    for (const item of items) {
      const on = isChosen(item);
      if (item.matches("li")) item.hidden = !on;
      else item.classList.toggle("off", !on);
    }
    const all = !chosen.speaker && !chosen.channel;
    for (const article of document.querySelectorAll("article")) {
      article.hidden = !all && !article.querySelector("li[data-quote]:not([hidden])");
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
  for (const form of document.querySelectorAll(".filter")) form.hidden = false;
  window.addEventListener("resize", level);
  window.addEventListener("load", level);
  window.addEventListener("beforeprint", level);
  window.addEventListener("afterprint", level);
  show();
})();
