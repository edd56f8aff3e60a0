"""The file of the encoder: a network written as ONNX with its weights in eight bits, and read back to learn further.

What is read back is what the reader has been asking, not what was once trained: weights come back as the eight bits say.
"""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from pipelines.reading.encoder.model import CLASSES, FILE
from pipelines.training.network import Network


def write_encoder(network: Network, example: dict[str, Any], folder: Path) -> None:
    """Write `network` to `folder` as an ONNX file, its weights in eight bits; `example` is what a stretch gives to read.

    The eight bits of the weights are unsigned: of signed ones, processors with neither VNNI nor AMX add products in 16 bits, which
    overflow, and the same text is read another way on them (ONNX Runtime, "Quantize ONNX Models").
    """
    folder.mkdir(parents=True, exist_ok=True)
    size, many, asked = (torch.export.Dim(name, min=1, max=4096) for name in ("size", "many", "asked"))
    shapes = {
        "pieces": {0: size},
        "marks": {0: size},
        "mentions": {0: many, 1: size},
        "links": {0: many, 1: many},
        "sorts": {0: many},
        "figures": {0: asked},
    }
    whole = folder / "whole.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(),
            tuple(torch.from_numpy(example[name]) for name in shapes),
            str(whole),
            input_names=list(shapes),
            output_names=[*CLASSES, "flags", "paired"],
            dynamic_shapes=tuple(shapes.values()),
            external_data=False,
            verbose=False,
        )
        quantize_dynamic(whole, folder / FILE, per_channel=True, weight_type=QuantType.QUInt8)
    whole.unlink()
    written = onnx.load(folder / FILE)
    del written.metadata_props[:]
    _forget_paths(written.graph.node)
    onnx.save(written, folder / FILE)


def _forget_paths(nodes: Iterable[Any]) -> None:
    """Take out where in the code each part came from: it names folders of the machine that trained."""
    for node in nodes:
        del node.metadata_props[:]
        node.doc_string = ""


def read_encoder(path: Path) -> Network:
    """The network in the file at `path` that `write_encoder` wrote. Raises ValueError where it is of another shape than `Network` now."""
    graph = onnx.load(path).graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    network = Network()
    state = network.state_dict()
    found = {name: given[name] for name in state if name in given}
    for name in state:
        if f"{name}{_IN_BYTES}" in given:
            found[name] = _in_full(given, name)
    for name, product in _products(graph.node, given):
        found[name] = _in_full(given, product).T
    missed = [name for name, weight in state.items() if name not in found or found[name].shape != tuple(weight.shape)]
    if missed:
        raise ValueError(f"{path} holds another kind of network: {', '.join(missed[:3])} and perhaps more are missing or of another shape")
    network.load_state_dict({name: torch.tensor(weight) for name, weight in found.items()})
    return network


_IN_BYTES = "_quantized"
_WEIGHT, _BIAS = ".weight", ".bias"


def _in_full(given: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """The weights `name` from their eight bits: a scale and a zero for all of them, or for each column."""
    whole, zero = given[f"{name}{_IN_BYTES}"].astype(np.float32), given[f"{name}_zero_point"].astype(np.float32)
    weights: NDArray[np.float32] = (whole - zero) * given[f"{name}_scale"]
    return weights


def _products(nodes: Iterable[Any], given: dict[str, NDArray[Any]]) -> list[tuple[str, str]]:
    """The weights of linear maps by their names in the network and in the file, where each product with weights is named by what is added
    to it, the bias of the same map."""
    readers = {name: node for node in nodes for name in node.input}
    found = []
    for node in nodes:
        weights = [name for name in node.input if name.endswith(_IN_BYTES) and name in given]
        if node.op_type != "MatMulInteger" or not weights:
            continue
        while node.op_type != "Add":
            node = readers[node.output[0]]
        (bias,) = (name for name in node.input if name.endswith(_BIAS))
        found.append((bias.removesuffix(_BIAS) + _WEIGHT, weights[0].removesuffix(_IN_BYTES)))
    return found
