"""Stable-Baselines3's PPO on a Gymnasium task: the peer that `gaitway bench train --peers` runs.

    sb3_training.py SETTINGS CORES

SETTINGS is a JSON file: the environment and the sizes of the algorithm. First it tries vectorised
environments in this process and in one process each, and 1, 2, 4, ... threads of PyTorch up to
CORES, goes on with what was fastest, and prints vec-env=NAME threads=N. Then, for each line of
standard input:

    run STEPS    trains for so many steps, in whole rounds; prints steps=N seconds=N
"""

import functools
import json
import pathlib
import sys
import time

import gymnasium
import torch
from stable_baselines3 import PPO
from stable_baselines3.common.monitor import Monitor
from stable_baselines3.common.vec_env import DummyVecEnv, SubprocVecEnv, VecNormalize

ACTIVATIONS = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU, "elu": torch.nn.ELU}
VEC_ENVS = {"dummy": DummyVecEnv, "subproc": SubprocVecEnv}


def environment(name):
    return Monitor(gymnasium.make(name))


class Training:
    """A run that goes on for as long as it is asked to."""

    def __init__(self, settings, vec_env):
        makers = [functools.partial(environment, settings["environment"])] * settings["envs"]
        self.environments = VecNormalize(
            VEC_ENVS[vec_env](makers),
            gamma=settings["gamma"],
            norm_obs=settings["normaliseObservations"],
            norm_reward=settings["normaliseRewards"],
        )
        self.round = settings["envs"] * settings["horizon"]
        self.model = PPO(
            "MlpPolicy",
            self.environments,
            n_steps=settings["horizon"],
            batch_size=settings["minibatch"],
            n_epochs=settings["epochs"],
            gamma=settings["gamma"],
            gae_lambda=settings["lambda"],
            learning_rate=settings["learningRate"],
            clip_range=settings["clipRange"],
            max_grad_norm=settings["maxGradNorm"],
            vf_coef=settings["valueCoefficient"],
            policy_kwargs={
                "net_arch": {"pi": settings["policyHidden"], "vf": settings["valueHidden"]},
                "activation_fn": ACTIVATIONS[settings["activation"]],
            },
            device="cpu",
            seed=1,
        )

    def run(self, steps):
        """Steps taken, and the time for them in seconds."""
        rounds = -(-steps // self.round)
        begin = time.perf_counter()
        self.model.learn(rounds * self.round, reset_num_timesteps=False)
        return rounds * self.round, time.perf_counter() - begin

    def close(self):
        self.environments.close()


def trial(settings, vec_env, threads):
    torch.set_num_threads(threads)
    training = Training(settings, vec_env)
    training.run(1)  # The first round is slower.
    steps, seconds = training.run(1)
    training.close()
    return steps / seconds


def fastest(settings, cores):
    # A single environment gains nothing from a process of its own.
    vec_envs = ["dummy", "subproc"] if settings["envs"] > 1 else ["dummy"]
    threads = [1 << i for i in range(cores.bit_length()) if 1 << i <= cores]
    speeds = {(v, t): trial(settings, v, t) for v in vec_envs for t in threads}
    for (vec_env, count), speed in speeds.items():
        print(f"{vec_env}, {count} threads: {speed:.0f} steps/s", file=sys.stderr)
    return max(speeds, key=speeds.get)


def main(path, cores):
    settings = json.loads(pathlib.Path(path).read_text())
    vec_env, threads = fastest(settings, int(cores))
    torch.set_num_threads(threads)
    training = Training(settings, vec_env)
    training.run(1)
    print(f"vec-env={vec_env} threads={threads}", flush=True)
    for line in sys.stdin:
        command, steps = line.split()
        if command != "run":
            sys.exit(f"unknown command: {line.strip()}")
        print("steps={} seconds={}".format(*training.run(int(steps))), flush=True)
    training.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
