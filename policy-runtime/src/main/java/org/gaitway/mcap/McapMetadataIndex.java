package org.gaitway.mcap;

/**
 * Where a metadata record is.
 *
 * @param offset where it begins in the file [bytes]
 * @param length of the record, with opcode and length [bytes]
 * @param name of the metadata
 */
public record McapMetadataIndex(long offset, long length, String name) {}
