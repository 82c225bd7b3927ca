"""Write the trained network as ONNX: `python export.py --state DIR --out FOLDER [--fp32]`; `--model FILE` takes the
weights from an ONNX file written before, where only the graph is to change.

The graph is laid down node by node, so that it holds exactly the operators that onnxruntime runs fast on a CPU. It
reads one window (no batch axis outside): with 8-bit weights, activations are quantised over the window alone, so a
reading can depend neither on what else is read nor on the number of threads. Weights are int8 by column, the table of
word pieces int8 by row; layer norms, the scores of pairs and the small output layers stay float32. Pairs are scored
only for the words that may begin one: most words are no cues, triggers or mentions.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from labels import LABELS
from model import Network, Size
from train import encoder_folder
from weights import averaged, written

MS = "com.microsoft"
Array = np.ndarray
WEIGHT = 63
"""Greatest weight of a matrix: seven bits, since processors without VNNI add two products in sixteen bits, where eight
would overflow and give other readings than elsewhere."""
TAGS = tuple(name for name in Network.TAGS if name not in ("source", "content"))
"""Tag heads in the graph: sources and contents are read off the pairs of a cue."""
BEGINS = {"speech": ("cue", 0.1), "arguments": ("event", 0.1)}
"""Pair heads, with the tag and its least chance by which a word may begin a pair."""
MENTION = 0.25
"""Least chance of a mention whose antecedent is looked for."""


class Graph:
    """Nodes and weights of an ONNX graph under construction; every method returns the name of its result."""

    def __init__(self, *, quantise: bool):
        self.quantise = quantise
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}
        self.outputs: list[onnx.ValueInfoProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(self, op: str, inputs: list[str], name: str, domain: str = "", count: int = 1, **attributes) -> str:
        outputs = [name] if count == 1 else [f"{name}.{i}" for i in range(count)]
        self.nodes.append(helper.make_node(op, inputs, outputs, name=name, domain=domain, **attributes))
        return outputs[0]

    def linear(self, x: str, weight: Array, bias: Array | None, name: str, *, quantise: bool = True) -> str:
        """`x` @ weight.T + bias, with int8 weights (one scale a column) where the graph is quantised."""
        if not (self.quantise and quantise):
            y = self.node("MatMul", [x, self.constant(f"{name}.w", weight.T)], f"{name}.mm")
            return self.node("Add", [y, self.constant(f"{name}.b", bias)], name) if bias is not None else y
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / WEIGHT
        whole = np.clip(np.round(weight / scale[:, None]), -WEIGHT, WEIGHT).astype(np.int8).T
        inputs = [x, self.constant(f"{name}.q", whole), self.constant(f"{name}.s", scale.astype(np.float32))]
        inputs += [self.constant(f"{name}.z", np.zeros(len(scale), np.int8))]
        if bias is not None:
            inputs.append(self.constant(f"{name}.b", bias))
        return self.node("DynamicQuantizeMatMul", inputs, name, MS)

    def gelu(self, x: str, name: str) -> str:
        return self.node("Gelu", [x], name, MS)

    def output(self, name: str, source: str, kind: int, shape: list) -> None:
        self.node("Identity", [source], name)
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))


def build(p: dict[str, Array], size: Size, *, quantise: bool) -> onnx.ModelProto:
    """The whole reader. Inputs: `ids`, `shapes` [T], `first`, `sentence` [N], int64."""
    g = Graph(quantise=quantise)
    x = encoder(g, p, size)
    for name in TAGS:
        tags(g, p, x, name)
    parser(g, p, x, size)
    for name, by in BEGINS.items():
        pairs(g, p, x, name, beginners(g, x, name, *by), size)
    if "telling.weight" in p:
        tellings(g, p, x, "arguments.rows")
    antecedents(g, p, x, beginners(g, x, "antecedent", "mention", MENTION))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [d]) for n, d in
              (("ids", "T"), ("shapes", "T"), ("first", "N"), ("sentence", "N"))]  # fmt: skip
    graph = helper.make_graph(g.nodes, "reader", inputs, g.outputs, list(g.weights.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="dateline")


def encoder(g: Graph, p: dict[str, Array], size: Size) -> str:
    """Vectors of words [N, width]."""
    table = p["encoder.words.weight"]
    if g.quantise:
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        whole = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
        rows = g.node(
            "Cast", [g.node("Gather", [g.constant("pieces.q", whole), "ids"], "pieces.row")], "pieces.f", to=1
        )
        words = g.node("Mul", [rows, g.node("Gather", [g.constant("pieces.s", scale.astype(np.float32)), "ids"],
                                            "pieces.scale")], "pieces")  # fmt: skip
    else:
        words = g.node("Gather", [g.constant("pieces.w", table), "ids"], "pieces")
    shapes = g.node("Gather", [g.constant("shapes.w", p["encoder.shapes.weight"]), "shapes"], "shapes.v")
    length = g.node("Shape", ["ids"], "length")
    places = g.node("Slice", [g.constant("positions.w", p["encoder.positions.weight"]),
                              g.constant("zero", np.zeros(1, np.int64)), length], "positions")  # fmt: skip
    x = g.node("Add", [g.node("Add", [words, shapes], "sum1"), places], "sum2")
    x = g.node("LayerNormalization", [x, g.constant("norm.w", p["encoder.norm.weight"]),
                                      g.constant("norm.b", p["encoder.norm.bias"])], "norm", epsilon=1e-12)  # fmt: skip
    x = g.node("Unsqueeze", [x, g.constant("zero", np.zeros(1, np.int64))], "x0")
    for i in range(size.layers):
        x = layer(g, p, x, f"encoder.layers.{i}", size, last=i == size.layers - 1)
    return g.node("Squeeze", [x, "zero"], "words")


def layer(g: Graph, p: dict[str, Array], x: str, name: str, size: Size, *, last: bool) -> str:
    """One transformer layer, [1, T, width] → [1, T, width]; of the last one only the first pieces of words are wanted,
    [1, N, width]."""
    w = {k: p[f"{name}.{k}"] for k in
         ("qkv.weight", "qkv.bias", "out.weight", "out.bias", "up.weight", "up.bias", "down.weight", "down.bias",
          "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias")}  # fmt: skip
    if last:
        kv = g.linear(x, w["qkv.weight"][size.width :], w["qkv.bias"][size.width :], f"{name}.kv")
        g.node("Split", [kv], f"{name}.part", count=2, axis=2)
        x = g.node("Gather", [x, "first"], f"{name}.first", axis=1)
        q = g.linear(x, w["qkv.weight"][: size.width], w["qkv.bias"][: size.width], f"{name}.q")
        parts = [q, f"{name}.part.0", f"{name}.part.1"]
    else:
        qkv = g.linear(x, w["qkv.weight"], w["qkv.bias"], f"{name}.qkv")
        g.node("Split", [qkv], f"{name}.part", count=3, axis=2)
        parts = [f"{name}.part.{k}" for k in range(3)]
    seen = g.node("MultiHeadAttention", parts, f"{name}.mha", MS, num_heads=size.heads)
    y = g.linear(seen, w["out.weight"], w["out.bias"], f"{name}.out")
    x = norm(g, x, y, w["norm1.weight"], w["norm1.bias"], f"{name}.norm1")
    y = g.gelu(g.linear(x, w["up.weight"], w["up.bias"], f"{name}.up"), f"{name}.gelu")
    y = g.linear(y, w["down.weight"], w["down.bias"], f"{name}.down")
    return norm(g, x, y, w["norm2.weight"], w["norm2.bias"], f"{name}.norm2")


def norm(g: Graph, x: str, y: str, weight: Array, bias: Array, name: str) -> str:
    """Norm of a sum. Laid as two nodes: onnxruntime's one kernel for both takes eight times as long on a CPU."""
    inputs = [g.node("Sum", [x, y], f"{name}.sum"), g.constant(f"{name}.w", weight), g.constant(f"{name}.b", bias)]
    return g.node("LayerNormalization", inputs, name, epsilon=1e-12)


def tags(g: Graph, p: dict[str, Array], x: str, name: str) -> None:
    """Scores of the labels of a tag head [N, labels], or only the best label where nothing else is needed."""
    inner = g.gelu(g.linear(x, p[f"tags.{name}.inner.weight"], p[f"tags.{name}.inner.bias"], f"{name}.inner"),
                   f"{name}.gelu")  # fmt: skip
    y = g.linear(inner, p[f"tags.{name}.outer.weight"], p[f"tags.{name}.outer.bias"], f"{name}.outer", quantise=False)
    if name in ("upos", "xpos"):
        g.output(name, g.node("ArgMax", [y], f"{name}.best", axis=1, keepdims=0), TensorProto.INT64, ["N"])
    else:
        y = g.node("Softmax", [y], f"{name}.softmax", axis=1)
        g.output(name, y, TensorProto.FLOAT, ["N", len(LABELS[name])])


def vectors(g: Graph, p: dict[str, Array], x: str, name: str, rows: str | None = None) -> tuple[str, str]:
    """Anchor vectors (of the words `rows`, or of all) and other vectors (of all) of a pair head, [N, dim] each."""
    made = []
    for side in ("anchor", "other"):
        y = g.linear(x, p[f"{name}.{side}.weight"], p[f"{name}.{side}.bias"], f"{name}.{side}")
        if side == "anchor" and rows:
            y = g.node("Gather", [y, rows], f"{name}.anchor.rows", axis=0)
        made.append(g.gelu(y, f"{name}.{side}.gelu"))
    return made[0], made[1]


def pair_scores(
    g: Graph, p: dict[str, Array], x: str, name: str, labels: int, dim: int, rows: str | None = None
) -> str:
    """Scores [N, labels, N] of a pair head, or [A, labels, N] of the words `rows` [A] alone."""
    a, o = vectors(g, p, x, name, rows)
    left = g.linear(a, p[f"{name}.weight.weight"], None, f"{name}.left", quantise=False)
    left = g.node("Reshape", [left, g.constant(f"{name}.shape", np.array([-1, dim]))], f"{name}.flat")
    y = g.node("MatMul", [left, g.node("Transpose", [o], f"{name}.t", perm=[1, 0])], f"{name}.product")
    counts = [g.node("Shape", [a], f"{name}.a", start=0, end=1), g.constant(f"{name}.labels", np.array([labels])),
              g.node("Shape", [o], f"{name}.n", start=0, end=1)]  # fmt: skip
    y = g.node("Reshape", [y, g.node("Concat", counts, f"{name}.cube", axis=0)], f"{name}.scores0", allowzero=1)
    by_o = g.linear(o, p[f"{name}.by_other.weight"], p[f"{name}.by_other.bias"], f"{name}.by_other", quantise=False)
    by_a = g.linear(a, p[f"{name}.by_anchor.weight"], p[f"{name}.by_anchor.bias"], f"{name}.by_anchor", quantise=False)
    by_o = g.node("Transpose", [by_o], f"{name}.by_o", perm=[1, 0])
    by_a = g.node("Unsqueeze", [by_a, g.constant(f"{name}.two", np.array([2]))], f"{name}.by_a")
    return g.node("Add", [g.node("Add", [y, by_o], f"{name}.scores1"), by_a], f"{name}.scores2")


def pairs(g: Graph, p: dict[str, Array], x: str, name: str, rows: str, size: Size) -> None:
    """Chances of labels [A anchors, labels, N others] for the words `rows` [A]."""
    y = pair_scores(g, p, x, name, len(LABELS[name]), size.pair, rows)
    y = g.node("Softmax", [y], f"{name}.softmax", axis=1)
    g.output(name, y, TensorProto.FLOAT, ["A" + name, len(LABELS[name]), "N"])


def beginners(g: Graph, x: str, name: str, tag: str, least: float) -> str:
    """The words [A] which may begin a pair: those with a chance of more than `least` to have a label of `tag`."""
    outside = g.node("Gather", [f"{tag}.softmax", "zero"], f"{name}.outside", axis=1)
    likely = g.node("Less", [outside, g.constant(f"{name}.least", np.float32(1 - least))], f"{name}.likely")
    found = g.node("Gather", [g.node("NonZero", [likely], f"{name}.nonzero"), "zero"], f"{name}.found", axis=0)
    rows = g.node("Squeeze", [found, "zero"], f"{name}.rows")
    g.output(f"{name} words", rows, TensorProto.INT64, ["A" + name])
    return rows


def parser(g: Graph, p: dict[str, Array], x: str, size: Size) -> None:
    """Arc scores inside sentences [N, N], the best governor of each word [N] and its relation scores [N, relations]."""
    y = pair_scores(g, p, x, "parser.arcs", 1, size.arc)
    y = g.node("Squeeze", [y, g.constant("one", np.array([1]))], "arcs.flat")
    root = g.linear(x, p["parser.root.weight"], p["parser.root.bias"], "root", quantise=False)
    n = g.node("Shape", ["first"], "n")
    blank = g.node("ConstantOfShape", [g.node("Concat", [n, n], "nn", axis=0)], "square",
                   value=helper.make_tensor("v", TensorProto.FLOAT, [1], [0.0]))  # fmt: skip
    diagonal = g.node("EyeLike", [blank], "eye", dtype=TensorProto.FLOAT)
    y = g.node("Add", [y, g.node("Mul", [diagonal, root], "root.diagonal")], "arcs.rooted")
    rows = g.node("Unsqueeze", ["sentence", "one"], "sentence.rows")
    columns = g.node("Unsqueeze", ["sentence", "zero"], "sentence.columns")
    same = g.node("Equal", [rows, columns], "same")
    y = g.node("Where", [same, y, g.constant("never", np.float32(-1e4).reshape(1))], "arcs.masked")
    g.output("arcs", y, TensorProto.FLOAT, ["N", "N"])
    heads = g.node("ArgMax", [y], "heads.best", axis=1, keepdims=0)
    g.output("heads", heads, TensorProto.INT64, ["N"])
    relations(g, p, x, heads)


def relations(g: Graph, p: dict[str, Array], x: str, heads: str) -> None:
    governor = g.linear(x, p["parser.governor.weight"], p["parser.governor.bias"], "governor")
    dependent = g.linear(x, p["parser.dependent.weight"], p["parser.dependent.bias"], "dependent")
    governor = g.node("Gather", [governor, heads], "governor.of", axis=0)
    counted = g.node("Range", [g.constant("r0", np.array(0)), g.node("Squeeze", ["n"], "n.scalar"),
                               g.constant("r1", np.array(1))], "counted")  # fmt: skip
    inner = g.node("Cast", [g.node("Not", [g.node("Equal", [heads, counted], "is_root")], "not_root")], "inner", to=1)
    governor = g.node("Mul", [governor, g.node("Unsqueeze", [inner, "one"], "inner.column")], "governor.kept")
    both = g.gelu(g.node("Add", [dependent, governor], "both"), "both.gelu")
    y = g.linear(both, p["parser.relations.weight"], p["parser.relations.bias"], "relations.scores", quantise=False)
    g.output("relations", y, TensorProto.FLOAT, ["N", len(LABELS["relations"])])


def antecedents(g: Graph, p: dict[str, Array], x: str, rows: str) -> None:
    """Vectors [A, dim] and [A, dim + 1] of mentions' words, whose products score antecedents, within a window and
    across windows."""
    x = g.node("Gather", [x, rows], "mentioned", axis=0)
    a, o = vectors(g, p, x, "antecedent")
    left = g.linear(a, p["antecedent.weight.weight"], None, "antecedent.left", quantise=False)
    g.output("anaphor", left, TensorProto.FLOAT, ["Aantecedent", p["antecedent.weight.weight"].shape[0]])
    by_o = g.linear(o, p["antecedent.by_other.weight"], p["antecedent.by_other.bias"], "antecedent.by", quantise=False)
    g.output("antecedent", g.node("Concat", [o, by_o], "antecedent.all", axis=1), TensorProto.FLOAT,
             ["Aantecedent", "D"])  # fmt: skip


def tellings(g: Graph, p: dict[str, Array], x: str, rows: str) -> None:
    """Two vectors [A, 2 dim] of each event word, as the later and as the earlier of two, whose products score whether
    they tell one event."""
    x = g.node("Gather", [x, rows], "told", axis=0)
    y = g.linear(x, p["telling.weight"], p["telling.bias"], "telling.all", quantise=False)
    g.output("telling", y, TensorProto.FLOAT, ["Aarguments", len(p["telling.bias"])])


def save(weights: dict[str, Array], out: Path, *, quantise: bool = True) -> None:
    """Write the graph with these weights, and the labels of its heads, into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(weights, Size(), quantise=quantise), out / "model.onnx")
    (out / "labels.json").write_text(json.dumps(LABELS, indent=1) + "\n")
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser_ = argparse.ArgumentParser(description=__doc__)
    source = parser_.add_mutually_exclusive_group(required=True)
    source.add_argument("--state", help="folder of a training state")
    source.add_argument("--model", help="model.onnx that this script wrote before")
    parser_.add_argument("--out", required=True, help="folder for model.onnx, tokenizer.json and labels.json")
    parser_.add_argument("--fp32", action="store_true")
    args = parser_.parse_args()
    out = Path(args.out)
    save(averaged(Path(args.state)) if args.state else written(Path(args.model)), out, quantise=not args.fp32)
    shutil.copy(encoder_folder() / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    main()
