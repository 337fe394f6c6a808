"""Training steps in plain torch, in bfloat16 where the processor computes it, on a GPU where there is one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

import keras
import numpy as np
import numpy.typing as npt

from training.arrays import Floats, Images
from training.data import normalized
from training.torch_network import Tensor, TorchNetwork, torch
from training.trainer import Objective, State, Step, average_decay

_MOMENTS: Final = ("step", "exp_avg", "exp_avg_sq")
_BATCH: Final = 512


class TorchTrainer:
    """See `Trainer`. A step costs a third to a half less than Keras' own on the same backend."""

    def __init__(self, model: keras.Model, objective: Objective) -> None:
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._network = TorchNetwork(model, self._device)
        self._average = TorchNetwork(model, self._device)
        self._objective = objective
        self._shift = self._tensor(objective.shift)
        self._steps = 0
        groups = [
            {"params": self._network.kernels, "weight_decay": objective.weight_decay},
            {"params": self._network.vectors, "weight_decay": 0.0},
        ]
        self._optimizer = torch.optim.AdamW(groups, fused=True)

    def step(self, step: Step) -> float:
        """Learn from one batch; the mean loss over it."""
        for group in self._optimizer.param_groups:
            group["lr"] = step.learning_rate
        self._network.training = True
        with self._precision():
            logits = self._network(self._crops(step.inputs))
        loss = torch.nn.functional.cross_entropy(logits - self._shift, self._tensor(step.targets))
        self._optimizer.zero_grad()
        loss.backward()
        self._optimizer.step()
        self._update_average()
        return float(loss.detach())

    def average_logits(self, images: Images) -> Floats:
        """Logits (n, 7) that the averaged weights give grey images (n, 48, 48) uint8, computed in float32."""
        parts = (normalized(images[at : at + _BATCH]) for at in range(0, len(images), _BATCH))
        with torch.inference_mode():
            return np.concatenate([self._average(self._crops(part)).cpu().numpy() for part in parts])

    def read(self) -> State:
        """The state after the last step."""
        states = self._optimizer.state_dict()["state"]
        optimizer = [states[key][name].cpu().numpy().copy() for key in sorted(states) for name in _MOMENTS]
        return State(self._network.read(), self._average.read(), optimizer, self._steps)

    def write(self, state: State) -> None:
        """Continue from a state that a trainer of the same network gave."""
        self._network.write(state.model)
        self._average.write(state.average)
        self._steps = state.steps
        whole = self._optimizer.state_dict()
        values = iter(state.optimizer)
        parameters = [*self._network.kernels, *self._network.vectors] if state.optimizer else []
        whole["state"] = {key: _moments(parameter, values) for key, parameter in enumerate(parameters)}
        self._optimizer.load_state_dict(whole)

    def _update_average(self) -> None:
        self._steps += 1
        decay = average_decay(self._objective.average_decay, self._steps)
        with torch.no_grad():
            torch._foreach_lerp_(self._average.tensors, self._network.tensors, 1 - decay)  # no public name

    def _precision(self) -> AbstractContextManager[Any]:
        return torch.autocast(self._device, torch.bfloat16, enabled=_computes_bfloat16(self._device))  # type: ignore[no-any-return]

    def _crops(self, inputs: Floats) -> Tensor:
        """Inputs (n, 48, 48, 1) as (n, 1, 48, 48); with one channel the memory stays as it is."""
        return self._tensor(inputs).permute(0, 3, 1, 2)

    def _tensor(self, values: Floats) -> Tensor:
        return torch.from_numpy(values).to(self._device)


def _moments(parameter: Tensor, values: Iterator[npt.NDArray[Any]]) -> dict[str, Tensor]:
    """What AdamW remembers of a parameter; its fused form takes moments in the parameter's own memory order alone."""
    step, *moments = (torch.from_numpy(np.array(next(values))) for _ in _MOMENTS)
    return dict(zip(_MOMENTS, [step, *(torch.empty_like(parameter).copy_(value) for value in moments)], strict=True))


def _computes_bfloat16(device: str) -> bool:
    """Whether bfloat16 is faster than float32: where the processor only emulates it, it is slower."""
    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())  # noqa: SLF001
