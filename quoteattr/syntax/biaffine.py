"""The arithmetic of stanza's biaffine parser, for its own weights, without its waste.

``stanza.models.depparse.model.GraphParser`` scores every relation of every pair of words; only those of the
chosen arcs are needed. Both learning and parsing go through here, so that the two agree. The model's modules
and weights are stanza's, and a file of ours loads in stanza as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor


def states(model: Any, batch: Any) -> Tensor:
    """The contextual vectors of all words of a batch made by stanza's ``DataLoader.collate``, root first."""
    (words, mask, chars, chars_mask, upos, xpos, feats, pretrained, lemma, head, deprel) = batch[:11]
    _, word_order, lengths, word_lengths, text = batch[11:]
    vectors: Tensor = model.embed(
        words,
        mask,
        chars,
        chars_mask,
        upos,
        xpos,
        feats,
        pretrained,
        lemma,
        head,
        deprel,
        word_order,
        lengths,
        word_lengths,
        text,
    )
    return vectors


def arcs(model: Any, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of every word (rows) under every governor (columns), with their direction and distance terms."""
    import torch
    import torch.nn.functional as F

    scores = model.unlabeled(vectors, vectors).squeeze(3).float()
    places = torch.arange(vectors.size(1))
    offset = places.view(1, 1, -1) - places.view(1, -1, 1)
    direction = model.linearization(vectors, vectors).squeeze(3).float()
    away = model.distance(vectors, vectors).squeeze(3).float()
    closeness = -torch.log((offset.abs().float() - (1 + F.softplus(away))) ** 2 / 2 + 1)
    scores = scores + F.logsigmoid(direction * torch.sign(offset).float()).detach() + closeness.detach()
    alone = torch.eye(vectors.size(1), dtype=torch.bool).unsqueeze(0)
    return scores.masked_fill(alone, float("-inf")), direction, closeness


def relations(model: Any, vectors: Tensor, heads: Tensor) -> Tensor:
    """Scores of the relations of every word but the root under the governors given."""
    import torch

    part = model.deprel
    dependents = part.dropout(part.hidden_func(part.W1(vectors[:, 1:])))
    governors = part.dropout(part.hidden_func(part.W2(vectors)))
    governors = torch.gather(governors, 1, heads.unsqueeze(2).expand(-1, -1, governors.size(2)))
    ones = dependents.new_ones((*dependents.shape[:2], 1))
    left, right = torch.cat([dependents, ones], 2), torch.cat([governors, ones], 2)
    weight = part.scorer.W_bilin.weight
    size, _, count = weight.shape
    mixed = (left.reshape(-1, size) @ weight.reshape(size, -1)).view(-1, size, count)
    scores: Tensor = (right.reshape(-1, 1, size) @ mixed).view(*heads.shape, count) + part.scorer.W_bilin.bias
    return scores


def loss(model: Any, batch: Any) -> Tensor:
    """The training loss of a batch: stanza's own, a word."""
    import torch
    import torch.nn.functional as F
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    mask, head, deprel = batch[1], batch[9], batch[10]
    padding = mask[:, 1:].reshape(-1)
    vectors = model.drop(states(model, batch))
    scores, direction, closeness = arcs(model, vectors)
    scores = scores[:, 1:].masked_fill(mask.unsqueeze(1), float("-inf"))
    wanted = head.reshape(-1).masked_fill(padding, -1)
    total = F.cross_entropy(scores.reshape(-1, scores.size(2)), wanted, ignore_index=-1, reduction="sum")
    labels = relations(model, vectors, head).float()
    named = (deprel.reshape(-1) - VOCAB_PREFIX_SIZE).masked_fill(padding, -1)
    total = total + F.cross_entropy(
        labels.reshape(-1, labels.size(2)), named, ignore_index=-1, reduction="sum"
    )
    chosen = torch.gather(direction[:, 1:], 2, head.unsqueeze(2)).reshape(-1)
    places = torch.arange(1, head.size(1) + 1).unsqueeze(0)
    ahead = (head > places).float().reshape(-1)
    sides = F.binary_cross_entropy_with_logits(chosen, ahead, reduction="none")
    near = torch.gather(closeness[:, 1:], 2, head.unsqueeze(2)).reshape(-1)
    return (total + (sides - near).masked_fill(padding, 0).sum()) / int((~padding).sum())
