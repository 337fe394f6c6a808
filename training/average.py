"""The exponential moving average of a network's weights: steadier and more accurate than the weights themselves."""

import keras
from keras import ops


class AveragedWeights:
    """Keeps `model`'s weights at the moving average of another model's, batch normalisation's statistics included."""

    def __init__(self, model: keras.Model, decay: float) -> None:
        self.model = model
        self.decay = decay
        self.updates = 0

    def restart(self, source: keras.Model) -> None:
        """Begin again at the weights of `source`."""
        self.model.set_weights(source.get_weights())
        self.updates = 0

    def update(self, source: keras.Model) -> None:
        """Move towards the weights of `source`; the first updates weigh more, so that the start is soon forgotten."""
        self.updates += 1
        decay = min(self.decay, self.updates / (10 + self.updates))
        for averaged, current in zip(self.model.variables, source.variables, strict=True):
            averaged.assign(averaged + (1 - decay) * (ops.convert_to_tensor(current) - averaged))
