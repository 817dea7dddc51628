"""Records what Gymnasium's own classic MuJoCo tasks do, for comparison.

usage: gymnasium_trajectories.py FOLDER

Runs every task and version on the model that comes with Gymnasium. Episodes start from Gymnasium's
own resets and last until they end; actions are uniform random numbers that leave the control range
now and then; all seeds are fixed. FOLDER/TASK-VERSION-full has episodes with the task's own time
limit, FOLDER/TASK-VERSION-short some with one of a few steps, so that each task is seen to time
out.

A file starts with one line of text, NAME=VALUE pairs apart by spaces: mujoco (version), limit
(control steps to a time-out), nq, nv, nu, obs (sizes) and terms (comma-separated names of the
reward terms that the environment reports). Rows of little-endian doubles follow, one for each
reset and step:

  kind, action (nu), qpos (nq), qvel (nv), observation (obs), reward, reward terms

The kind is -1 for a reset (action, reward and terms are 0 then); for a step it is 1 if terminated,
plus 2 if truncated.

Needs gymnasium[mujoco]; written for gymnasium 1.4 and MuJoCo 4.0.
"""

import os
import pathlib
import sys

import gymnasium
import mujoco
import numpy as np

TASKS = {
    "half-cheetah": "HalfCheetah",
    "hopper": "Hopper",
    "walker2d": "Walker2d",
    "swimmer": "Swimmer",
    "reacher": "Reacher",
    "inverted-pendulum": "InvertedPendulum",
    "inverted-double-pendulum": "InvertedDoublePendulum",
    "ant": "Ant",
    "humanoid": "Humanoid",
}
VERSIONS = ("v4", "v5")

# What the environments call a reward term.
TERMS = {
    "forward": ("reward_forward", "reward_run", "reward_fwd", "reward_linvel"),
    "control": ("reward_ctrl", "reward_quadctrl"),
    "survive": ("reward_survive", "reward_alive"),
    "contact": ("reward_contact",),
    "distance": ("reward_dist", "distance_penalty"),
    "velocity": ("velocity_penalty",),
}

LEAST_EPISODES = 3
LEAST_ROWS = 600  # of a file with full episodes
SHORT_LIMIT = 5  # [control steps] no robot falls this fast
ACTION_SPREAD = 1.3  # largest action over largest control


def record(env_id, limit, seed, path):
    """Writes the file of one environment; with no limit given the task's own holds."""
    with gymnasium.make(env_id, max_episode_steps=limit, disable_env_checker=True) as env:
        random = np.random.default_rng(seed)
        terms = reported_terms(env)
        rows, episodes, least_rows = [], 0, 0 if limit else LEAST_ROWS
        while episodes < LEAST_EPISODES or len(rows) < least_rows:
            rows += play(env, seed + episodes, random, terms)
            episodes += 1
        with open(path, "wb") as file:
            file.write(header(env, terms).encode())
            np.array(rows, dtype="<f8").tofile(file)


def reported_terms(env):
    """Our name and the environment's for each reward term that it reports."""
    env.reset(seed=0)
    info = env.step(np.zeros(env.action_space.shape))[4]
    return {term: key for term, keys in TERMS.items() for key in keys if key in info}


def header(env, terms):
    model = env.unwrapped.model
    return (
        f"mujoco={mujoco.__version__} limit={env.spec.max_episode_steps}"
        f" nq={model.nq} nv={model.nv} nu={model.nu} obs={env.observation_space.shape[0]}"
        f" terms={','.join(terms)}\n"
    )


def play(env, seed, random, terms):
    """Yields the rows of one episode."""
    model, data = env.unwrapped.model, env.unwrapped.data
    largest = ACTION_SPREAD * model.actuator_ctrlrange[:, 1]
    observation, _ = env.reset(seed=seed)
    yield np.concatenate([
        [-1], np.zeros(model.nu), data.qpos, data.qvel, observation, [0], np.zeros(len(terms))
    ])
    terminated = truncated = False
    while not (terminated or truncated):
        action = random.uniform(-largest, largest)
        observation, reward, terminated, truncated, info = env.step(action)
        yield np.concatenate([
            [terminated + 2 * truncated], action, data.qpos, data.qvel, observation, [reward],
            [info[key] for key in terms.values()]
        ])


def main(arguments):
    if len(arguments) != 1 or not pathlib.Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    os.chdir(arguments[0])  # where MuJoCo writes its log of warnings, too
    gymnasium.logger.min_level = gymnasium.logger.ERROR  # v4 is announced as out of date
    for task, name in TASKS.items():
        for version in VERSIONS:
            for kind, limit in (("full", None), ("short", SHORT_LIMIT)):
                record(f"{name}-{version}", limit, 1, f"{task}-{version}-{kind}")


if __name__ == "__main__":
    main(sys.argv[1:])
