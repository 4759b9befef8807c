"""numpy, float32: the formulas written out, for one sample as vectors, for a batch as matrices."""
from task import Task

import numpy as np

task = Task()
weights = task.first_weights()
biases = [np.zeros(count, np.float32) for count in task.units]
targets = np.eye(task.units[-1], dtype=np.float32)[task.labels]
rate = np.float32(task.rate / task.batch)
changes = [np.empty_like(w) for w in weights]


def forward(x):
    """The outputs of every layer, the input first; x is [inputs] or [batch, inputs]."""
    outputs = [x]
    for w, b in zip(weights, biases):
        z = outputs[-1] @ w
        z += b
        if w is weights[-1]:
            z -= z.max(-1, keepdims=True)
            np.exp(z, out=z)
            z /= z.sum(-1, keepdims=True)
        elif task.hidden == "relu":
            np.maximum(z, 0, out=z)
        else:
            z = 1 / (1 + np.exp(-z))
        outputs.append(z)
    return outputs


def gradient_through(da, a):
    return da * (a > 0) if task.hidden == "relu" else da * a * (1 - a)


def train_sample(sample):
    outputs = forward(task.x[sample])
    dz = outputs.pop() - targets[sample]
    for w, b, change in zip(reversed(weights), reversed(biases), reversed(changes)):
        x = outputs.pop()
        below = gradient_through(w @ dz, x) if outputs else None
        dz *= rate
        np.multiply(x[:, None], dz, out=change)
        w -= change
        b -= dz
        dz = below


def train_batch(sample):
    outputs = forward(task.x[sample : sample + task.batch])
    dz = outputs.pop() - targets[sample : sample + task.batch]
    for w, b, change in zip(reversed(weights), reversed(biases), reversed(changes)):
        x = outputs.pop()
        below = gradient_through(dz @ w.T, x) if outputs else None
        dz *= rate
        np.matmul(x.T, dz, out=change)
        w -= change
        b -= dz.sum(0)
        dz = below


task.answer_requests(
    train_sample if task.batch == 1 else train_batch,
    lambda x: forward(x)[-1].argmax(1),
)
