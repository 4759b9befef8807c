"""PyTorch, float32, one thread: with its autograd, or by hand, the formulas written out."""
import sys

from task import Task

import torch

torch.set_num_threads(1)
task = Task()
weights = [torch.from_numpy(w) for w in task.first_weights()]
biases = [torch.zeros(count) for count in task.units]
inputs = torch.from_numpy(task.x)
labels = torch.from_numpy(task.labels).long()
targets = torch.nn.functional.one_hot(labels, task.units[-1]).float()
hidden = torch.relu if task.hidden == "relu" else torch.sigmoid


def make_autograd():
    """Modules, a loss and an optimizer, as every tutorial has them."""
    modules = []
    for w, b in zip(weights, biases):
        linear = torch.nn.Linear(*w.shape)
        with torch.no_grad():
            linear.weight.copy_(w.T)
            linear.bias.copy_(b)
        modules += [linear, torch.nn.ReLU() if task.hidden == "relu" else torch.nn.Sigmoid()]
    net = torch.nn.Sequential(*modules[:-1])
    optimizer = torch.optim.SGD(net.parameters(), lr=task.rate)
    loss_of = torch.nn.CrossEntropyLoss()

    def train(sample):
        optimizer.zero_grad(set_to_none=True)
        end = sample + task.batch
        loss_of(net(inputs[sample:end]), labels[sample:end]).backward()
        optimizer.step()

    return train, net


def make_by_hand():
    def forward(x):
        outputs = [x]
        for w, b in zip(weights, biases):
            z = torch.addmm(b, outputs[-1], w)
            outputs.append(torch.softmax(z, 1) if w is weights[-1] else hidden(z))
        return outputs

    @torch.no_grad()
    def train(sample):
        outputs = forward(inputs[sample : sample + task.batch])
        dz = outputs.pop() - targets[sample : sample + task.batch]
        for w, b in zip(reversed(weights), reversed(biases)):
            x = outputs.pop()
            if outputs:
                da = dz @ w.T
                below = da * (x > 0) if task.hidden == "relu" else da * x * (1 - x)
            else:
                below = None
            w.addmm_(x.T, dz, alpha=-task.rate / task.batch)
            b.sub_(dz.sum(0), alpha=task.rate / task.batch)
            dz = below

    return train, lambda x: forward(x)[-1]


train, outputs_of = make_autograd() if sys.argv[8] == "autograd" else make_by_hand()


@torch.no_grad()
def predict(x):
    return outputs_of(torch.from_numpy(x)).argmax(1).numpy()


task.answer_requests(train, predict)
