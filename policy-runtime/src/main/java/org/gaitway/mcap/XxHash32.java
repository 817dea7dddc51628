package org.gaitway.mcap;

/** The 32-bit hash of the xxHash family with seed 0, which LZ4's frames are checked with. */
final class XxHash32 {
  private static final int PRIME_1 = 0x9E3779B1;
  private static final int PRIME_2 = 0x85EBCA77;
  private static final int PRIME_3 = 0xC2B2AE3D;
  private static final int PRIME_4 = 0x27D4EB2F;
  private static final int PRIME_5 = 0x165667B1;
  private static final int STRIPE = 16;

  private XxHash32() {}

  /** The hash of some bytes. */
  static int of(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    int hash = PRIME_5;
    if (length >= STRIPE) {
      hash = stripes(bytes, offset, length);
      at = offset + length / STRIPE * STRIPE;
    }
    hash += length;
    for (; at + Integer.BYTES <= end; at += Integer.BYTES) {
      hash += (int) RecordParser.u32(bytes, at) * PRIME_3;
      hash = Integer.rotateLeft(hash, 17) * PRIME_4;
    }
    for (; at < end; at++) {
      hash += Byte.toUnsignedInt(bytes[at]) * PRIME_5;
      hash = Integer.rotateLeft(hash, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  private static int stripes(byte[] bytes, int offset, int length) {
    int a = PRIME_1 + PRIME_2;
    int b = PRIME_2;
    int c = 0;
    int d = -PRIME_1;
    int end = offset + length - STRIPE;
    for (int at = offset; at <= end; at += STRIPE) {
      a = round(a, bytes, at);
      b = round(b, bytes, at + 4);
      c = round(c, bytes, at + 8);
      d = round(d, bytes, at + 12);
    }
    return Integer.rotateLeft(a, 1)
        + Integer.rotateLeft(b, 7)
        + Integer.rotateLeft(c, 12)
        + Integer.rotateLeft(d, 18);
  }

  private static int round(int lane, byte[] bytes, int at) {
    int mixed = lane + (int) RecordParser.u32(bytes, at) * PRIME_2;
    return Integer.rotateLeft(mixed, 13) * PRIME_1;
  }

  private static int avalanche(int hash) {
    int mixed = (hash ^ hash >>> 15) * PRIME_2;
    mixed = (mixed ^ mixed >>> 13) * PRIME_3;
    return mixed ^ mixed >>> 16;
  }
}
