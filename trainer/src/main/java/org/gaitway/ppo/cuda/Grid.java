package org.gaitway.ppo.cuda;

/**
 * How a kernel's threads are laid out: a grid of blocks of threads.
 *
 * @param blocksX up to 2^31 - 1
 * @param blocksY up to 65535
 * @param threadsX of a block
 * @param threadsY of a block; with {@code threadsX} a product of at most 1024
 */
record Grid(int blocksX, int blocksY, int threadsX, int threadsY) {
  /** Checks what every device can do. */
  Grid {
    if (blocksX < 1 || blocksY < 1 || blocksY > 65_535) {
      throw new IllegalArgumentException("blocks were " + blocksX + " x " + blocksY);
    }
    if (threadsX < 1 || threadsY < 1 || threadsX * threadsY > 1024) {
      throw new IllegalArgumentException("threads were " + threadsX + " x " + threadsY);
    }
  }

  /** A row of blocks. */
  static Grid of(int blocks, int threads) {
    return new Grid(blocks, 1, threads, 1);
  }

  /** As many blocks of {@code threads} as it takes for a thread each for {@code count} things. */
  static Grid covering(long count, int threads) {
    return of(Math.toIntExact((count + threads - 1) / threads), threads);
  }
}
