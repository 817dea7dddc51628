package org.gaitway.control;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Keeps the cores of this machine from sleeping so deeply that waking up takes long, as long as it
 * is open (Linux's {@code /dev/cpu_dma_latency}). They draw more power meanwhile.
 */
final class IdleLatency implements AutoCloseable {
  private static final String DEVICE = "/dev/cpu_dma_latency";

  /** A latency of 0 µs, as the device takes it: a 32-bit integer. */
  private static final byte[] NONE = new byte[Integer.BYTES];

  private final OutputStream device;

  private IdleLatency(OutputStream device) {
    this.device = device;
  }

  /**
   * Asks for wake-ups without delay.
   *
   * @throws IOException if the system does not allow it
   */
  static IdleLatency none() throws IOException {
    OutputStream device = new FileOutputStream(DEVICE);
    try {
      device.write(NONE);
      return new IdleLatency(device);
    } catch (IOException e) {
      device.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      device.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + DEVICE, e);
    }
  }
}
