package org.gaitway.ppo.cuda;

/**
 * A processor with memory of its own. What it makes is closed before it. One thread at a time,
 * which also closes it.
 */
public interface Device extends AutoCloseable {
  /** What it is, for people. */
  String name();

  /**
   * Memory of the device, filled with zeros.
   *
   * @param bytes at least 1
   * @throws DeviceException if there is not enough
   */
  DeviceMemory allocate(long bytes);

  /**
   * Memory of this machine from which and to which the device copies by itself.
   *
   * @param bytes from 1 to 2^31 - 1
   * @throws DeviceException if there is not enough
   */
  Staging stage(long bytes);

  /** A new queue of work; those of several queues may overlap. */
  DeviceQueue queue();

  @Override
  void close();
}
