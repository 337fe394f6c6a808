"""Training steps by Keras itself, on any backend: TensorFlow or JAX, in bfloat16 where there is a GPU."""

import keras
import numpy as np
from keras import ops

from training.arrays import Floats, Images
from training.evaluation import logits_of
from training.trainer import Arrays, Objective, State, Step, average_decay


class KerasTrainer:
    """See `Trainer`."""

    def __init__(self, model: keras.Model, objective: Objective) -> None:
        self._average = keras.models.clone_model(model)
        self._average.set_weights(model.get_weights())
        self._model = _in_mixed_precision(model) if _has_gpu() else model
        self._objective = objective
        self._steps = 0
        self._optimizer = keras.optimizers.AdamW(0.0, weight_decay=objective.weight_decay)
        self._optimizer.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        shift = objective.shift

        def loss(targets: keras.KerasTensor, logits: keras.KerasTensor) -> keras.KerasTensor:
            return keras.losses.categorical_crossentropy(targets, ops.subtract(logits, shift), from_logits=True)

        self._model.compile(self._optimizer, loss)
        self._optimizer.build(self._model.trainable_variables)

    def step(self, step: Step) -> float:
        """Learn from one batch; the mean loss over it."""
        self._optimizer.learning_rate = step.learning_rate
        loss = float(self._model.train_on_batch(step.inputs, step.targets))
        self._update_average()
        return loss

    def average_logits(self, images: Images) -> Floats:
        """Logits (n, 7) that the averaged weights give grey images (n, 48, 48) uint8."""
        return logits_of(self._average, images)

    def read(self) -> State:
        """The state after the last step."""
        optimizer = [np.array(ops.convert_to_numpy(variable)) for variable in self._optimizer.variables]
        return State(self._model.get_weights(), self._average.get_weights(), optimizer, self._steps)

    def write(self, state: State) -> None:
        """Continue from a state that a trainer of the same network gave."""
        self._model.set_weights(state.model)
        self._average.set_weights(state.average)
        self._steps = state.steps
        _assign(self._optimizer, state.optimizer)

    def _update_average(self) -> None:
        self._steps += 1
        moved = 1 - average_decay(self._objective.average_decay, self._steps)
        for averaged, current in zip(self._average.weights, self._model.weights, strict=True):
            averaged.assign(averaged + moved * (ops.convert_to_tensor(current) - averaged))


def _assign(optimizer: keras.Optimizer, values: Arrays) -> None:
    for variable, value in zip(optimizer.variables, values, strict=True):
        variable.assign(value)


def _has_gpu() -> bool:
    return bool(keras.distribution.list_devices("gpu"))


def _in_mixed_precision(model: keras.Model) -> keras.Model:
    """The same network with float32 weights that computes in bfloat16, but for its last layer."""

    def mixed(layer: keras.Layer) -> keras.Layer:
        policy = "float32" if layer is model.layers[-1] else "mixed_bfloat16"
        return layer.__class__.from_config(layer.get_config() | {"dtype": policy})

    clone = keras.models.clone_model(model, clone_function=mixed)
    clone.set_weights(model.get_weights())
    return clone
