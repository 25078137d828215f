"""The arithmetic of stanza's biaffine parser, for its own weights, without its waste.

``stanza.models.depparse.model.Parser`` reads the letters of every token, again for each time a word
occurs, and scores every relation of every pair of words. Here each word form is read once, and only the
relations of the chosen arcs are scored. Both learning and parsing go through here, so that the two agree. The
modules and weights are stanza's, and a file of ours loads in stanza as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from torch import Tensor


@frozen
class Record:
    """A sentence as numbers of the model's vocabularies; every list begins with the artificial root.

    ``letters`` are the numbers of the letters of each word, ``heads`` and ``relations`` (without the root)
    are there when the tree is known.
    """

    words: list[int]
    letters: list[tuple[int, ...]]
    upos: list[int]
    xpos: list[int]
    lemmas: list[int]
    heads: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()


@frozen(eq=False)
class Batch:
    """Sentences as tensors, the longest first; ``order`` tells the place of each in the list that came in."""

    order: list[int]
    lengths: list[int]
    words: Tensor
    upos: Tensor
    xpos: Tensor
    lemmas: Tensor
    spellings: list[Tensor]
    spelling_of: Tensor
    heads: Tensor
    relations: Tensor


def batch(records: Sequence[Record]) -> Batch:
    """Put sentences together, padded with zeros."""
    import torch

    order = sorted(range(len(records)), key=lambda at: -len(records[at].words))
    rows = [records[at] for at in order]
    forms = sorted({spelling for row in rows for spelling in row.letters}, key=lambda form: (len(form), form))
    index = {form: at for at, form in enumerate(forms)}
    return Batch(
        order,
        [len(row.words) for row in rows],
        _padded([row.words for row in rows]),
        _padded([row.upos for row in rows]),
        _padded([row.xpos for row in rows]),
        _padded([row.lemmas for row in rows]),
        [_padded(list(group)) for _, group in groupby(forms, key=lambda form: len(form).bit_length())],
        _padded([[index[spelling] for spelling in row.letters] for row in rows]),
        _padded([row.heads for row in rows]) if rows[0].heads else torch.zeros(0, dtype=torch.long),
        _padded([row.relations for row in rows]) if rows[0].relations else torch.zeros(0, dtype=torch.long),
    )


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    import torch

    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([0] * (width - len(row)))] for row in rows], dtype=torch.long)


def states(model: Any, given: Batch) -> Tensor:
    """The contextual vectors of all words of a batch, root first."""
    import torch
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

    letters = torch.cat([_letters(model, spellings) for spellings in given.spellings])
    letters = model.trans_char(model.drop(letters))
    tags = model.upos_emb(given.upos) + model.xpos_emb(given.xpos)
    parts = [model.word_emb(given.words), model.lemma_emb(given.lemmas), tags, letters[given.spelling_of]]
    vectors = torch.cat([part.float() for part in parts], 2)
    vectors = model.drop(model.worddrop(vectors, model.drop_replacement))
    if model.training:
        return _encode(model, vectors)
    count = len(given.lengths)
    start = [_repeated(init, count) for init in (model.parserlstm_h_init, model.parserlstm_c_init)]
    packed = pack_padded_sequence(vectors, given.lengths, batch_first=True)
    encoded, _ = model.parserlstm(packed, given.lengths, hx=tuple(start))
    unpacked: Tensor = pad_packed_sequence(encoded, batch_first=True)[0]
    return unpacked


def _letters(model: Any, spellings: Tensor) -> Tensor:
    """The vectors of word forms of similar length read letter by letter."""
    part = model.charmodel
    start = [_repeated(init, len(spellings)) for init in (part.charlstm_h_init, part.charlstm_c_init)]
    read, _ = part.charlstm.lstm(part.dropout(part.char_emb(spellings)), tuple(start))
    weights = part.char_attn(part.dropout(read)).sigmoid() * (spellings != 0).unsqueeze(2)
    vectors: Tensor = (read * weights).float().sum(1)
    return vectors


def _encode(model: Any, vectors: Tensor) -> Tensor:
    """stanza's highway LSTM over padded sentences of nearly equal length: the quick way, for learning."""
    import torch

    network = model.parserlstm
    ways = network.num_directions
    for layer, (lstm, gate, highway) in enumerate(
        zip(network.lstm, network.gate, network.highway, strict=True)
    ):
        if layer:
            vectors = network.drop(vectors)
        here = slice(layer * ways, (layer + 1) * ways)
        start = (
            _repeated(model.parserlstm_h_init[here], len(vectors)),
            _repeated(model.parserlstm_c_init[here], len(vectors)),
        )
        encoded, _ = lstm.lstm(vectors, start)
        vectors = encoded + gate(vectors).sigmoid() * torch.tanh(highway(vectors))
    return vectors


def _repeated(start: Tensor, count: int) -> Tensor:
    return start.expand(start.shape[0], count, start.shape[2]).contiguous()


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


def loss(model: Any, given: Batch) -> Tensor:
    """The training loss of a batch: stanza's own, for each word."""
    import torch
    import torch.nn.functional as F
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    mask, head = given.words == 0, given.heads
    padding = mask[:, 1:].reshape(-1)
    vectors = model.drop(states(model, given))
    scores, direction, closeness = arcs(model, vectors)
    scores = scores[:, 1:].masked_fill(mask.unsqueeze(1), float("-inf"))
    wanted = head.reshape(-1).masked_fill(padding, -1)
    total = F.cross_entropy(scores.reshape(-1, scores.size(2)), wanted, ignore_index=-1, reduction="sum")
    labels = relations(model, vectors, head).float()
    named = (given.relations.reshape(-1) - VOCAB_PREFIX_SIZE).masked_fill(padding, -1)
    total = total + F.cross_entropy(
        labels.reshape(-1, labels.size(2)), named, ignore_index=-1, reduction="sum"
    )
    chosen = torch.gather(direction[:, 1:], 2, head.unsqueeze(2)).reshape(-1)
    places = torch.arange(1, head.size(1) + 1).unsqueeze(0)
    ahead = (head > places).float().reshape(-1)
    sides = F.binary_cross_entropy_with_logits(chosen, ahead, reduction="none")
    near = torch.gather(closeness[:, 1:], 2, head.unsqueeze(2)).reshape(-1)
    return (total + (sides - near).masked_fill(padding, 0).sum()) / int((~padding).sum())
