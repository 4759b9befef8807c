"""Writes optimizers.json and layers-and-losses.json: what PyTorch computes for small networks.

The engine's tests compare with these numbers. This script must not know the engine: gradients
come from autograd, updates from torch.optim. README.md says what the files hold.

Made with PyTorch 1.13 (Debian 12: apt install python3-torch) and Python 3.11. From the
project's folder:

    /usr/bin/python3 tests/reference/make-reference.py && npx biome format --write tests/reference

The same machine gives the same files again. Another processor or version may change last digits,
since PyTorch does not fix the order of its sums.
"""

import json
import random
from pathlib import Path

import torch
from torch.nn import functional as F

LEAKY_SLOPE = 0.01

ACTIVATIONS = {
    "relu": F.relu,
    "leaky-relu": lambda z: F.leaky_relu(z, LEAKY_SLOPE),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "linear": lambda z: z,
    "softmax": lambda z: F.softmax(z, dim=1),
    "log-softmax": lambda z: F.log_softmax(z, dim=1),
}
HIDDEN = ["relu", "leaky-relu", "sigmoid", "tanh", "linear"]


class Network(torch.nn.Module):
    """Dense layers that start with given weights. `layers` is in our form, see `layers_of`."""

    def __init__(self, layers, activations):
        super().__init__()
        self.activations = activations
        self.dense = torch.nn.ModuleList(dense_from(layer) for layer in layers)

    def forward(self, x):
        """The last layer's sums z. Losses take these, as PyTorch's exact forms do."""
        for dense, activation in zip(self.dense[:-1], self.activations):
            x = ACTIVATIONS[activation](dense(x))
        return self.dense[-1](x)


def dense_from(layer):
    units = len(layer["biases"])
    inputs = len(layer["weights"]) // units
    dense = torch.nn.Linear(inputs, units)
    with torch.no_grad():
        # torch.nn.Linear keeps [units][inputs], the transpose of ours.
        dense.weight.copy_(torch.tensor(layer["weights"]).reshape(inputs, units).T)
        dense.bias.copy_(torch.tensor(layer["biases"]))
    return dense


def layers_of(network, value=lambda parameter: parameter.detach()):
    """Weights (or what `value` gives for them) in our form: flat, row-major [inputs][units]."""
    return [
        {
            "weights": value(dense.weight).T.flatten().tolist(),
            "biases": value(dense.bias).tolist(),
        }
        for dense in network.dense
    ]


def loss_of(z, labels, output, loss):
    """The mean over the batch of each sample's loss. With one output the label is the target."""
    if loss == "cross-entropy":
        if output == "log-softmax":
            return F.nll_loss(F.log_softmax(z, dim=1), torch.tensor(labels))
        return F.cross_entropy(z, torch.tensor(labels))
    outputs = z.shape[1]
    if outputs == 1:
        target = torch.tensor(labels, dtype=torch.float64).reshape(-1, 1)
    else:
        target = F.one_hot(torch.tensor(labels), outputs).to(torch.float64)
    if loss == "binary-cross-entropy":
        return F.binary_cross_entropy_with_logits(z, target, reduction="sum") / len(labels)
    return F.mse_loss(ACTIVATIONS[output](z), target)


def first_layers(draw, sizes):
    """Weights and biases of three decimals: short to read, and any reader has the same float64."""
    return [
        {
            "weights": [round(draw.uniform(-1, 1), 3) for _ in range(inputs * units)],
            "biases": [round(draw.uniform(-0.5, 0.5), 3) for _ in range(units)],
        }
        for inputs, units in zip(sizes, sizes[1:])
    ]


# Optimizers


def make_optimizers():
    draw = random.Random(1)
    layers = first_layers(draw, [4, 5, 3])
    # 11 samples in batches of 4 leave a last batch of 3. About a third of the inputs is 0, and the
    # first sample's first input too, so that its weights meet an optimizer with nothing gathered.
    samples = [
        {
            "inputs": [
                0 if i == 0 == n or draw.random() < 0.3 else round(draw.uniform(-1, 1), 3)
                for i in range(4)
            ],
            "label": draw.randrange(3),
        }
        for n in range(11)
    ]
    # PyTorch's defaults, then other settings. The large epsilons show where epsilon is added.
    settings = [
        {"name": "sgd", "learningRate": 0.1},
        {"name": "sgd", "learningRate": 0.5},
        {"name": "momentum", "learningRate": 0.1, "momentum": 0.9},
        {"name": "momentum", "learningRate": 0.2, "momentum": 0.5},
        {"name": "nesterov", "learningRate": 0.1, "momentum": 0.9},
        {"name": "nesterov", "learningRate": 0.2, "momentum": 0.5},
        {"name": "rmsprop", "learningRate": 0.01, "decay": 0.99, "epsilon": 1e-8},
        {"name": "rmsprop", "learningRate": 0.05, "decay": 0.9, "epsilon": 1e-3},
        {"name": "adagrad", "learningRate": 0.1, "epsilon": 1e-10},
        {"name": "adagrad", "learningRate": 0.2, "epsilon": 1e-3},
        {"name": "adam", "learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        {"name": "adam", "learningRate": 0.05, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-3},
    ]
    return {
        "network": network_json([4, 5, 3], ["tanh", "softmax"], "cross-entropy"),
        "layers": layers,
        "samples": samples,
        "cases": [
            {
                "optimizer": setting,
                "batchSize": batch_size,
                "epochs": epochs,
                **train(layers, samples, setting, batch_size, epochs),
            }
            for setting in settings
            for batch_size, epochs in [(1, 2), (4, 4)]
        ],
    }


def train(layers, samples, setting, batch_size, epochs):
    network = Network(layers, ["tanh", "softmax"])
    optimizer = optimizer_from(setting, network.parameters())
    starts = [s for _ in range(epochs) for s in range(0, len(samples), batch_size)]
    losses, after = [], []
    for update, start in enumerate(starts, 1):
        batch = samples[start : start + batch_size]
        z = network(torch.tensor([sample["inputs"] for sample in batch], dtype=torch.float64))
        loss = loss_of(z, [sample["label"] for sample in batch], "softmax", "cross-entropy")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if update in (1, 2, 5, len(starts)):
            after.append({"updates": update, "layers": layers_of(network)})
    return {"losses": losses, "after": after}


def optimizer_from(setting, parameters):
    name, rate = setting["name"], setting["learningRate"]
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=rate)
    if name == "momentum":
        return torch.optim.SGD(parameters, lr=rate, momentum=setting["momentum"])
    if name == "nesterov":
        return torch.optim.SGD(parameters, lr=rate, momentum=setting["momentum"], nesterov=True)
    if name == "rmsprop":
        decay, epsilon = setting["decay"], setting["epsilon"]
        return torch.optim.RMSprop(parameters, lr=rate, alpha=decay, eps=epsilon)
    if name == "adagrad":
        return torch.optim.Adagrad(parameters, lr=rate, eps=setting["epsilon"])
    betas = (setting["beta1"], setting["beta2"])
    return torch.optim.Adam(parameters, lr=rate, betas=betas, eps=setting["epsilon"])


# Layers and losses


def make_layers_and_losses():
    draw = random.Random(2)
    inputs = [0.8, -0.6, 0.3]
    pairs = [
        ("softmax", "cross-entropy"),
        ("log-softmax", "cross-entropy"),
        ("sigmoid", "binary-cross-entropy"),
        *((output, "mean-squared-error") for output in ACTIVATIONS),
    ]
    one_output = [
        ("sigmoid", "binary-cross-entropy", 1),
        ("sigmoid", "binary-cross-entropy", 0),
        ("linear", "mean-squared-error", 2.5),
    ]
    layers = layers_with_both_signs(draw, inputs)
    layers_one = first_layers(draw, [3, 4, 1])
    return {
        "leakySlope": LEAKY_SLOPE,
        "inputs": inputs,
        "groups": [
            {
                "outputs": 3,
                "layers": layers,
                "cases": [
                    pass_case(layers, inputs, (hidden, output, loss, 1))
                    for hidden in HIDDEN
                    for output, loss in pairs
                ],
            },
            {
                "outputs": 1,
                "layers": layers_one,
                "cases": [
                    pass_case(layers_one, inputs, (hidden, output, loss, label))
                    for hidden in HIDDEN
                    for output, loss, label in one_output
                ],
            },
        ],
    }


def layers_with_both_signs(draw, inputs):
    """Draws until both layers have sums above and below 0, whatever the hidden activation, and the
    right output's is above. So both branches of the ReLUs are seen, and no sum is near the bend."""
    x = torch.tensor([inputs])
    while True:
        layers = first_layers(draw, [3, 4, 3])
        last = [Network(layers, [hidden, "linear"])(x) for hidden in HIDDEN]
        sums = [dense_from(layers[0])(x), *last]
        both_signs = all(z.min() < -0.1 and z.max() > 0.1 and z.abs().min() > 0.02 for z in sums)
        if both_signs and all(z[0, 1] > 0.1 for z in last):
            return layers


def pass_case(layers, inputs, case):
    """One sample forward and backward."""
    hidden, output, loss_name, label = case
    network = Network(layers, [hidden, output])
    z = network(torch.tensor([inputs]))
    loss = loss_of(z, [label], output, loss_name)
    loss.backward()
    sizes = [len(inputs), *(len(layer["biases"]) for layer in layers)]
    return {
        "network": network_json(sizes, [hidden, output], loss_name),
        "label": label,
        "outputs": ACTIVATIONS[output](z)[0].tolist(),
        "loss": loss.item(),
        "gradients": layers_of(network, lambda parameter: parameter.grad),
    }


# Files


def network_json(sizes, activations, loss):
    """The network as in network.json."""
    return {
        "inputs": sizes[0],
        "layers": [
            {"dense": units, "activation": activation}
            for units, activation in zip(sizes[1:], activations)
        ],
        "loss": loss,
    }


def write(name, content):
    """Python writes the shortest digits that read back the same float64. NaN is refused."""
    made_with = f"PyTorch {torch.__version__}, float64"
    text = json.dumps({"madeWith": made_with, **content}, allow_nan=False)
    (Path(__file__).parent / name).write_text(text + "\n", encoding="utf-8")


torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
write("optimizers.json", make_optimizers())
write("layers-and-losses.json", make_layers_and_losses())
