"""Records what Gymnasium's own classic MuJoCo tasks do, for comparison.

usage: gymnasium_trajectories.py FOLDER

Runs every task and version on the model that comes with Gymnasium. Actions are uniform random
numbers that leave the control range now and then; episodes last until they end; all seeds are
fixed. FOLDER/TASK-VERSION-full has episodes from Gymnasium's own resets with the task's own time
limit. FOLDER/TASK-VERSION-short has many with a limit of a few steps, so that each task is seen to
time out, from states scattered so widely that clips and bounds matter.

A file starts with one line of text, NAME=VALUE pairs apart by spaces: mujoco (version), limit
(control steps to a time-out), nq, nv, nu, obs (sizes) and terms (comma-separated names of the
reward terms that the environment reports). Rows of little-endian doubles follow, one for each
reset and step:

  kind, action (nu), qpos (nq), qvel (nv), observation (obs), reward, reward terms

The kind is -1 for a reset (action, reward and terms are 0 then); for a step it is 1 if terminated,
plus 2 if truncated. It is 4 for a step that diverged, which here ends the episode; Gymnasium goes
on from the model's initial state, to which MuJoCo returns by itself.

Needs gymnasium[mujoco]; written for gymnasium 1.4 and MuJoCo 4.0.
"""

import itertools
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

DIVERGENCES = (
    mujoco.mjtWarning.mjWARN_BADQPOS,
    mujoco.mjtWarning.mjWARN_BADQVEL,
    mujoco.mjtWarning.mjWARN_BADQACC,
)

FULL_EPISODES = 3  # at least
FULL_ROWS = 600  # at least
SHORT_EPISODES = 60
SHORT_LIMIT = 5  # [control steps]
QPOS_SPREADS = (0.05, 0.3, 0.9)  # of the scattered states [m], [rad]
QVEL_SPREADS = (0.1, 5.0, 40.0)  # [m/s], [rad/s]
ACTION_SPREAD = 1.3  # largest action over largest control


def record_full(env_id, seed, path):
    with gymnasium.make(env_id, disable_env_checker=True) as env:
        recording = Recording(env, seed)
        for episode in itertools.count():
            if episode >= FULL_EPISODES and len(recording.rows) >= FULL_ROWS:
                break
            recording.play(env.reset(seed=seed + episode)[0])
        recording.write(path)


def record_short(env_id, seed, path):
    with gymnasium.make(
        env_id, max_episode_steps=SHORT_LIMIT, disable_env_checker=True
    ) as env:
        recording = Recording(env, seed)
        for _ in range(SHORT_EPISODES):
            env.reset()
            recording.play(scatter(env.unwrapped, recording.random))
        recording.write(path)


def scatter(env, random):
    """Starts anywhere; gives the observation there."""
    mujoco.mj_resetData(env.model, env.data)
    env.set_state(
        env.model.qpos0 + random.normal(0, random.choice(QPOS_SPREADS), env.model.nq),
        random.normal(0, random.choice(QVEL_SPREADS), env.model.nv),
    )
    return env._get_obs()


class Recording:
    """The rows of one environment's episodes."""

    def __init__(self, env, seed):
        self.env = env
        self.random = np.random.default_rng(seed)
        self.terms = reported_terms(env)
        self.rows = []

    def play(self, observation):
        """Goes on to the end of the episode that has just begun."""
        largest = ACTION_SPREAD * self.env.unwrapped.model.actuator_ctrlrange[:, 1]
        self._add(-1, np.zeros_like(largest), observation, 0, np.zeros(len(self.terms)))
        kind = 0
        while kind == 0:
            action = self.random.uniform(-largest, largest)
            observation, reward, terminated, truncated, info = self.env.step(action)
            kind = 4 if self._diverged() else terminated + 2 * truncated
            self._add(kind, action, observation, reward, [info[key] for key in self.terms.values()])

    def _diverged(self):
        return any(self.env.unwrapped.data.warning[kind].number > 0 for kind in DIVERGENCES)

    def _add(self, kind, action, observation, reward, terms):
        data = self.env.unwrapped.data
        self.rows.append(
            np.concatenate([[kind], action, data.qpos, data.qvel, observation, [reward], terms])
        )

    def write(self, path):
        with open(path, "wb") as file:
            file.write(header(self.env, self.terms).encode())
            np.array(self.rows, dtype="<f8").tofile(file)


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


def main(arguments):
    if len(arguments) != 1 or not pathlib.Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    os.chdir(arguments[0])  # where MuJoCo writes its log of warnings, too
    gymnasium.logger.min_level = gymnasium.logger.ERROR  # v4 is announced as out of date
    for task, name in TASKS.items():
        for version in VERSIONS:
            record_full(f"{name}-{version}", 1, f"{task}-{version}-full")
            record_short(f"{name}-{version}", 2, f"{task}-{version}-short")


if __name__ == "__main__":
    main(sys.argv[1:])
