package org.gaitway.ppo.cuda;

import java.nio.ByteBuffer;

/** A block of this machine's memory that a device copies from and to. */
interface Staging extends AutoCloseable {
  /**
   * The whole block in the machine's byte order; its position and limit are not to be changed. Not
   * to be touched while a copy from or to it may be under way, nor after {@link #close()}.
   */
  ByteBuffer bytes();

  @Override
  void close();
}
