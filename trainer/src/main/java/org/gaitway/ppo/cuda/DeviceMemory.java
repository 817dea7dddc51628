package org.gaitway.ppo.cuda;

/** A block of a device's memory. */
interface DeviceMemory extends AutoCloseable {
  /** Where it begins, as kernels take it; a multiple of 256. */
  long address();

  @Override
  void close();
}
