"""One PPO update in eager PyTorch: the peer that `gaitway bench learner` times its learners against.

    torch_learner.py WORKLOAD THREADS [DEVICE PRECISION]

DEVICE is cpu (the default) or cuda; PRECISION of matrix products there is float32 or tf32. The
samples are on the device before an update begins. WORKLOAD is a folder with workload.json (sizes and settings) and start.f32 and order.i32 (the start
parameters, the samples, and the order to take them in). Then, for each line of standard input:

    update             one update from the start parameters; prints seconds=N
    parameters FILE    writes what the last update ended with; prints written=COUNT

First of all it prints torch=VERSION.
"""

import json
import pathlib
import sys
import time

import numpy
import torch

ACTIVATIONS = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU, "elu": torch.nn.ELU}
HALF_LOG_TWO_PI = 0.9189385332046727


def network(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(inputs, outputs), ACTIVATIONS[activation]()]
    return torch.nn.Sequential(*layers[:-1])


class Workload:
    """What both sides are given."""

    def __init__(self, folder, device):
        self.device = device
        self.settings = json.loads((folder / "workload.json").read_text())
        self.numbers = numpy.fromfile(folder / "start.f32", dtype="<f4")
        self.taken = 0
        samples, epochs = self.settings["samples"], self.settings["epochs"]
        observations = self.settings["policy"][0]
        actions = self.settings["policy"][-1]
        self.observations = self.take(samples, observations)
        self.actions = self.take(samples, actions)
        self.advantages = self.take(samples)
        self.returns = self.take(samples)
        order = numpy.fromfile(folder / "order.i32", dtype="<i4").astype(numpy.int64)
        self.order = torch.from_numpy(order).reshape(epochs, samples).to(device)

    def take(self, *shape):
        """The next numbers of the file."""
        count = int(numpy.prod(shape))
        block = self.numbers[self.taken : self.taken + count]
        assert block.size == count, f"start.f32 ends after {self.numbers.size} numbers"
        self.taken += count
        return torch.from_numpy(block.reshape(shape).copy()).to(self.device)


class Ppo:
    """Policy and value function, and their update."""

    def __init__(self, workload):
        self.workload = workload
        self.settings = workload.settings
        activation = self.settings["activation"]
        device = workload.device
        self.policy = network(self.settings["policy"], activation).to(device)
        self.value = network(self.settings["value"], activation).to(device)
        self.log_std = torch.nn.Parameter(torch.zeros(self.settings["policy"][-1], device=device))
        self.policy_parameters = [*self.policy.parameters(), self.log_std]
        self.value_parameters = list(self.value.parameters())
        self.start = [workload.take(*p.shape) for p in self.parameters()]
        assert workload.taken == workload.numbers.size, "start.f32 has numbers to spare"

    def parameters(self):
        return self.policy_parameters + self.value_parameters

    def reset(self):
        """Back to the start, with old log-probabilities as the roll-out would have left them."""
        with torch.no_grad():
            for parameter, start in zip(self.parameters(), self.start):
                parameter.copy_(start)
                parameter.grad = None
            self.old_log_probs = self.log_probs(self.workload.observations, self.workload.actions)
        self.adam = torch.optim.Adam(
            self.parameters(),
            lr=self.settings["learningRate"],
            eps=self.settings["adamEpsilon"],
            fused=True,
        )

    def log_probs(self, observations, actions):
        # By hand: torch.distributions.Normal takes more, smaller operations.
        scaled = (actions - self.policy(observations)) * torch.exp(-self.log_std)
        constant = self.log_std.sum() + HALF_LOG_TWO_PI * self.log_std.numel()
        return -0.5 * scaled.square().sum(1) - constant

    def update(self):
        size = self.settings["minibatch"]
        self.kl, self.clipped = [], []
        for permutation in self.workload.order:
            for rows in permutation.split(size):
                self.step(rows)

    def step(self, rows):
        data, clip = self.workload, self.settings["clipRange"]
        observations = data.observations[rows]
        log_ratio = self.log_probs(observations, data.actions[rows]) - self.old_log_probs[rows]
        ratio = log_ratio.exp()
        advantages = data.advantages[rows]
        advantages = (advantages - advantages.mean()) / (advantages.std(correction=0) + 1e-8)
        surrogate = torch.min(ratio * advantages, ratio.clamp(1 - clip, 1 + clip) * advantages)
        error = self.value(observations).flatten() - data.returns[rows]
        loss = 0.5 * self.settings["valueCoefficient"] * error.square().mean() - surrogate.mean()
        with torch.no_grad():  # The figures that an update reports.
            self.kl.append((ratio - 1 - log_ratio).mean())
            self.clipped.append(((ratio - 1).abs() > clip).float().mean())
        self.adam.zero_grad()
        loss.backward()
        limit = self.settings["maxGradNorm"]
        torch.nn.utils.clip_grad_norm_(self.policy_parameters, limit)
        torch.nn.utils.clip_grad_norm_(self.value_parameters, limit)
        self.adam.step()

    def write(self, path):
        blocks = [p.detach().cpu().numpy().ravel() for p in self.parameters()]
        numbers = numpy.concatenate(blocks).astype("<f4")
        numbers.tofile(path)
        return numbers.size


def finish(device):
    """Waits for what the device has still to do."""
    if device == "cuda":
        torch.cuda.synchronize()


def main(folder, threads, device="cpu", precision="float32"):
    torch.set_num_threads(int(threads))
    torch.backends.cuda.matmul.allow_tf32 = precision == "tf32"
    ppo = Ppo(Workload(pathlib.Path(folder), device))
    print(f"torch={torch.__version__}", flush=True)
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "update":
            ppo.reset()
            finish(device)
            begin = time.perf_counter()
            ppo.update()
            finish(device)
            print(f"seconds={time.perf_counter() - begin}", flush=True)
        elif command == "parameters":
            print(f"written={ppo.write(arguments[0])}", flush=True)
        else:
            sys.exit(f"unknown command: {line.strip()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
