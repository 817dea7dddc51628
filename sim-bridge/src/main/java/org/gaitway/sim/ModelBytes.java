package org.gaitway.sim;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/** A compiled model in MuJoCo's binary form (MJB), and the hash of it. */
final class ModelBytes {
  private ModelBytes() {}

  /** The bytes of a model whose {@code disableflags} are as given. */
  static byte[] of(mjModel model, int disableflags) {
    return written(
        model,
        disableflags,
        view -> {
          byte[] bytes = new byte[view.remaining()];
          view.get(bytes);
          return bytes;
        });
  }

  /** SHA-256 of {@link #of}, in hexadecimal. */
  static String sha256(mjModel model, int disableflags) {
    return written(model, disableflags, ModelBytes::sha256);
  }

  /** SHA-256 in hexadecimal. */
  static String sha256(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static <T> T written(mjModel model, int disableflags, Function<ByteBuffer, T> use) {
    long size = Mujoco.mj_sizeModel(model);
    // Zeroed: the padding between fields is not written.
    Pointer bytes = Pointer.calloc(1, size);
    try {
      Mujoco.gw_saveModel(model, disableflags, bytes, size);
      return use.apply(bytes.<Pointer>capacity(size).asByteBuffer());
    } finally {
      Pointer.free(bytes);
    }
  }
}
