"""Checks a policy file with onnx.checker and runs it in ONNX Runtime.

usage: check_policy.py POLICY OBSERVATIONS ACTIONS

OBSERVATIONS holds rows of 32-bit little-endian floats, one observation after the other; ACTIONS
receives the actions in the same form.
"""

import sys

import numpy as np
import onnx
import onnxruntime


def main():
    policy, observations, actions = sys.argv[1:]
    model = onnx.load(policy)
    onnx.checker.check_model(model, full_check=True)
    print({p.key: p.value for p in model.metadata_props}["gaitway.joint.names"])

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(policy, options, providers=["CPUExecutionProvider"])
    (observation,) = session.get_inputs()
    (action,) = session.get_outputs()
    print(observation.name, observation.type, observation.shape)
    print(action.name, action.type, action.shape)

    rows = np.fromfile(observations, dtype="<f4").reshape(-1, observation.shape[1])
    results = [session.run([action.name], {observation.name: row[None]})[0][0] for row in rows]
    np.concatenate(results).astype("<f4").tofile(actions)


if __name__ == "__main__":
    main()
