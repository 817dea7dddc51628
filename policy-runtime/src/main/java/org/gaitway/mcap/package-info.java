/**
 * Reads and writes MCAP, a container for messages with times: {@link org.gaitway.mcap.McapWriter},
 * {@link org.gaitway.mcap.McapReader}, and {@link org.gaitway.mcap.McapRecovery} for files that
 * were not finished. It knows nothing of what the messages mean and depends on no other package of
 * this project.
 *
 * <p>Times are unsigned 64-bit numbers of nanoseconds since an epoch of the writer's choice; they
 * are kept in {@code long} and compared as unsigned. Identifiers are unsigned 16-bit numbers, kept
 * in {@code int}; sequence numbers are unsigned 32-bit numbers, kept in {@code long}.
 *
 * @see <a href="https://mcap.dev/spec">MCAP Format Specification</a>
 */
package org.gaitway.mcap;
