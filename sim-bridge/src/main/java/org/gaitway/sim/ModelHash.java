package org.gaitway.sim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/** SHA-256 of a compiled model in MuJoCo's binary form. */
final class ModelHash {
  private ModelHash() {}

  /** The hash in hexadecimal. */
  static String of(mjModel model) {
    long size = Mujoco.mj_sizeModel(model);
    // Zeroed: the padding between fields is not written.
    Pointer bytes = Pointer.calloc(1, size);
    try {
      Mujoco.gw_saveModel(model, bytes, size);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.<Pointer>capacity(size).asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    } finally {
      Pointer.free(bytes);
    }
  }
}
