package org.gaitway.sim;

import java.util.concurrent.atomic.AtomicInteger;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * The {@code mjModel} behind a {@link Model}, freed when the last of its owners gives it up: the
 * model, its simulations, its copies. Thread-safe as far as owning is concerned.
 */
final class NativeModel {
  private final mjModel struct;

  /** What this is a copy of and owns; null of one that was compiled. */
  private final NativeModel original;

  private final AtomicInteger owners = new AtomicInteger(1);

  private NativeModel(mjModel struct, NativeModel original) {
    this.struct = struct;
    this.original = original;
  }

  /** Of a compiled model, which it takes over. The caller is its first owner. */
  static NativeModel of(mjModel compiled) {
    return new NativeModel(compiled, null);
  }

  /**
   * A copy with parameters of its own, whose first owner is the caller.
   *
   * @return null if there is not enough memory
   */
  NativeModel copy() {
    mjModel copied = Mujoco.gw_copyModel(struct);
    if (copied == null) {
      return null;
    }
    acquire();
    return new NativeModel(copied, this);
  }

  boolean isCopy() {
    return original != null;
  }

  mjModel struct() {
    return struct;
  }

  /** Gives a copy what its original has now. */
  void reset() {
    Mujoco.gw_resetCopy(struct, original.struct);
  }

  /** Derives the constants of a copy; the scratch data's state is lost. */
  void setConstants(mjData scratch) {
    Mujoco.gw_setConstOfCopy(struct, scratch);
  }

  boolean hasSeveralOwners() {
    return owners.get() > 1;
  }

  void acquire() {
    owners.incrementAndGet();
  }

  void release() {
    if (owners.decrementAndGet() > 0) {
      return;
    }
    if (original == null) {
      Mujoco.mj_deleteModel(struct);
    } else {
      Mujoco.gw_deleteCopy(struct);
      original.release();
    }
  }
}
