"""Runs a policy file in Gymnasium's own environment of its task, and prints what it earns.

usage: evaluate_in_gymnasium.py POLICY EPISODES [--seed N]

Prints JSON like that of `gaitway evaluate --json`, so that the two can be compared. Nothing of
Gaitway is needed: ONNX Runtime runs the file, and its metadata name the task.

Needs gymnasium[mujoco] and onnxruntime; written for gymnasium 1.4.
"""

import argparse
import json

import gymnasium
import numpy as np
import onnxruntime

ENVIRONMENTS = {
    "ant": "Ant",
    "half-cheetah": "HalfCheetah",
    "hopper": "Hopper",
    "humanoid": "Humanoid",
    "inverted-double-pendulum": "InvertedDoublePendulum",
    "inverted-pendulum": "InvertedPendulum",
    "reacher": "Reacher",
    "swimmer": "Swimmer",
    "walker2d": "Walker2d",
}


def load(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def environment_id(session):
    metadata = session.get_modelmeta().custom_metadata_map
    task = metadata["gaitway.training.task"]
    version = metadata["gaitway.training.task-version"]
    return f"{ENVIRONMENTS[task]}-{version}"


def run_episode(env, session, seed):
    """Returns the sum of rewards and the number of steps of one episode."""
    total, steps, ended = 0.0, 0, False
    observation, _ = env.reset(seed=seed)
    while not ended:
        inputs = {"observation": observation.astype(np.float32)[None]}
        action = session.run(["action"], inputs)[0][0]
        observation, reward, terminated, truncated, _ = env.step(action)
        total += reward
        steps += 1
        ended = terminated or truncated
    return total, steps


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("policy", metavar="POLICY")
    parser.add_argument("episodes", metavar="EPISODES", type=int)
    parser.add_argument("--seed", type=int, default=1, help="of the first episode's start")
    arguments = parser.parse_args()

    session = load(arguments.policy)
    name = environment_id(session)
    with gymnasium.make(name) as env:
        seeds = range(arguments.seed, arguments.seed + arguments.episodes)
        returns, lengths = zip(*(run_episode(env, session, seed) for seed in seeds))
    figures = {
        "return.mean": np.mean(returns),
        "return.std": np.std(returns),
        "length.mean": np.mean(lengths),
    }
    report = {
        "evaluation": name,
        "gymnasium": gymnasium.__version__,
        "episodes": arguments.episodes,
        "seed": arguments.seed,
        "results": [{"name": name, "value": float(value)} for name, value in figures.items()],
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
