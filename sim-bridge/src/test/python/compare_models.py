"""Compares the classic robots of this project with the models that Gymnasium ships.

usage: compare_models.py FOLDER

FOLDER holds the MJCF files. For every task and version the script compares

  fields  every mjModel field that can influence the dynamics (all but IGNORED_*), by entry;
  names   the joints' names, that every element has one, and that loading warns of nothing;
  step    one mj_step from the same integration state, warm start included, along trajectories
          of random controls;
  free    the state after a trajectory that the two models run each on their own.

It prints one line per task and version, preceded by a line for each mismatch, and exits with 1 if
there was any. Differences are relative: |expected - found| / max(1, |expected|) for states, and
relative to the entry itself for fields.

Needs gymnasium[mujoco]; written for gymnasium 1.4 and MuJoCo 4.0.
"""

import contextlib
import os
import pathlib
import sys
import tempfile

import gymnasium
import mujoco
import numpy as np

FIELD_TOLERANCE = 1e-12
STEP_TOLERANCE = 1e-12
FREE_TOLERANCE = 1e-9  # grows along the trajectory wherever the robot is chaotic

STARTS = 5
STEPS = 1000
FREE_STEPS = 200
CONTROL_HOLD = 5  # [mj_steps]

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

# What cannot influence the dynamics: rendering, names, user data, keyframes, bookkeeping of the
# bounding volumes and of memory.
IGNORED_PREFIXES = (
    "bvh_", "cam_", "key_", "light_", "mat_", "name_", "numeric_", "nuser_", "skin_", "tex_",
    "text_", "tuple_",
)
IGNORED_SUFFIXES = ("_rgba", "_matid", "_group", "_user", "_castshadow", "_width")
IGNORED_FIELDS = {
    "body_bvhadr", "body_bvhnum", "names", "names_map", "narena", "nbuffer", "nbvh",
    "nbvhdynamic", "nbvhstatic", "ncam", "nconmax", "njmax", "nkey", "nlight", "nmat", "nnames",
    "nnames_map", "nnumeric", "nnumericdata", "npaths", "ntex", "ntexdata", "ntext", "ntextdata",
    "ntuple", "ntupledata", "paths", "signature", "site_size",
}
NAMED_ELEMENTS = {
    mujoco.mjtObj.mjOBJ_BODY: "nbody",
    mujoco.mjtObj.mjOBJ_JOINT: "njnt",
    mujoco.mjtObj.mjOBJ_GEOM: "ngeom",
    mujoco.mjtObj.mjOBJ_ACTUATOR: "nu",
}


def load_reference(task, version):
    """The model of Gymnasium's own environment."""
    gymnasium.logger.min_level = gymnasium.logger.ERROR  # v4 is announced as out of date
    with captured_stderr():  # HalfCheetah's file uses a deprecated attribute
        env = gymnasium.make(f"{TASKS[task]}-{version}")
        model = env.unwrapped.model
        env.close()
    return model


def load_candidate(folder, task, version):
    """This project's model, changed as the task's version asks, and what loading printed."""
    with captured_stderr() as printed:
        model = mujoco.MjModel.from_xml_path(str(folder / f"{task}.xml"))
    if (task, version) == ("walker2d", "v5"):
        model.geom("right_foot").friction[0] = 1.9
    return model, "".join(printed)


@contextlib.contextmanager
def captured_stderr():
    """Takes the process's standard error, the native library's included; yields its lines."""
    lines = []
    with tempfile.TemporaryFile("w+") as sink:
        sys.stderr.flush()
        kept = os.dup(2)
        os.dup2(sink.fileno(), 2)
        try:
            yield lines
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            sink.seek(0)
            lines += sink.readlines()


def dynamics_fields(model):
    """Yields (name, value) for every field that can influence the dynamics."""
    for name in dir(model):
        if name.startswith(("_", *IGNORED_PREFIXES)) or name.endswith(IGNORED_SUFFIXES):
            continue
        value = getattr(model, name)
        if name in IGNORED_FIELDS or callable(value) or isinstance(value, bytes):
            continue
        if isinstance(value, (bool, int, float, np.ndarray)):
            yield name, meaningful_part(model, name, np.asarray(value))
    yield "stat.meaninertia", np.asarray(model.stat.meaninertia)
    for name in dir(model.opt):
        value = getattr(model.opt, name)
        if not name.startswith("_") and not callable(value):
            yield f"opt.{name}", np.asarray(value)


def meaningful_part(model, name, value):
    """Blanks the size of planes, which for MuJoCo is what is drawn of them."""
    if name in ("geom_size", "geom_aabb"):
        value = value.copy()
        value[model.geom_type == mujoco.mjtGeom.mjGEOM_PLANE] = 0
    return value


def field_mismatches(reference, candidate):
    """Lines that name each differing entry, the number of fields, the largest difference."""
    lines, count, largest = [], 0, 0.0
    found_fields = dict(dynamics_fields(candidate))
    for name, expected in dynamics_fields(reference):
        count += 1
        found = found_fields[name]
        if expected.shape != found.shape:
            lines.append(f"{name}: shape {expected.shape} expected, {found.shape} found")
            continue
        expected, found = expected.astype(float), found.astype(float)
        scale = np.where(expected == 0, 1.0, np.abs(expected))
        difference = np.where(expected == found, 0.0, np.abs(found - expected) / scale)
        largest = max(largest, float(difference.max(initial=0.0)))
        for index in np.argwhere(~(difference <= FIELD_TOLERANCE)):
            at = tuple(index.tolist())
            lines.append(f"{name}{list(at)}: {expected[at]} expected, {found[at]} found")
    return lines, count, largest


def name_mismatches(reference, candidate):
    """Lines for joints named differently and elements without a name."""
    lines = []
    for joint in range(min(reference.njnt, candidate.njnt)):
        expected, found = reference.joint(joint).name, candidate.joint(joint).name
        if expected != found:
            lines.append(f"joint {joint}: name {expected!r} expected, {found!r} found")
    for kind, size in NAMED_ELEMENTS.items():
        for element in range(getattr(candidate, size)):
            if not mujoco.mj_id2name(candidate, kind, element):
                lines.append(f"{kind.name} {element} has no name")
    return lines


class Trajectories:
    """Two simulations under the same random controls."""

    STATE = mujoco.mjtState.mjSTATE_INTEGRATION

    def __init__(self, reference, candidate):
        self.models = (reference, candidate)
        self.data = tuple(mujoco.MjData(model) for model in self.models)
        self.state = np.empty(mujoco.mj_stateSize(reference, self.STATE))

    def largest_step_difference(self, seed, steps):
        """Largest difference after one step from a common state."""
        return self._run(seed, steps, synchronised=True)

    def largest_free_difference(self, seed, steps):
        """Largest difference along trajectories that only share their start and controls."""
        return self._run(seed, steps, synchronised=False)

    def _run(self, seed, steps, synchronised):
        random = np.random.default_rng(seed)
        self._start(random)
        low, high = self.models[0].actuator_ctrlrange.T
        largest = 0.0
        for step in range(steps):
            if synchronised:
                self._copy_state()
            if step % CONTROL_HOLD == 0:
                ctrl = random.uniform(low, high)
            for model, data in zip(self.models, self.data):
                data.ctrl[:] = ctrl
                mujoco.mj_step(model, data)
            largest = max(largest, self._difference())
        return largest

    def _start(self, random):
        model = self.models[0]
        qpos = model.qpos0 + random.uniform(-0.1, 0.1, model.nq)
        qvel = random.normal(0, 0.5, model.nv)
        for each_model, data in zip(self.models, self.data):
            mujoco.mj_resetData(each_model, data)
            data.qpos[:], data.qvel[:] = qpos, qvel
            mujoco.mj_forward(each_model, data)

    def _copy_state(self):
        mujoco.mj_getState(self.models[0], self.data[0], self.state, self.STATE)
        mujoco.mj_setState(self.models[1], self.data[1], self.state, self.STATE)

    def _difference(self):
        expected, found = (np.concatenate((data.qpos, data.qvel)) for data in self.data)
        difference = np.abs(found - expected) / np.maximum(1.0, np.abs(expected))
        return float(np.max(np.nan_to_num(difference, nan=np.inf)))


def compare(folder, task, version):
    """Prints the outcome for one task and version; true if nothing differs."""
    reference = load_reference(task, version)
    candidate, printed = load_candidate(folder, task, version)
    lines, count, field = field_mismatches(reference, candidate)
    lines += name_mismatches(reference, candidate)
    if printed:
        lines.append(f"loading printed: {printed.strip()}")
    step = free = np.inf
    if (reference.nq, reference.nv, reference.nu) == (candidate.nq, candidate.nv, candidate.nu):
        pair = Trajectories(reference, candidate)
        step = max(pair.largest_step_difference(seed, STEPS) for seed in range(STARTS))
        free = max(pair.largest_free_difference(seed, FREE_STEPS) for seed in range(STARTS))
    same = not lines and step <= STEP_TOLERANCE and free <= FREE_TOLERANCE
    for line in lines:
        print(f"{task} {version}: {line}")
    print(
        f"{task:<25}{version}  fields {count} (max {field:.1e})  step {step:.1e}"
        f"  free {free:.1e}  {'same' if same else 'DIFFERENT'}",
        flush=True,
    )
    return same


def main(arguments):
    if len(arguments) != 1 or not pathlib.Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    folder = pathlib.Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)  # where MuJoCo writes its log of warnings
        outcomes = [compare(folder, task, version) for task in TASKS for version in VERSIONS]
    sys.exit(0 if all(outcomes) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
