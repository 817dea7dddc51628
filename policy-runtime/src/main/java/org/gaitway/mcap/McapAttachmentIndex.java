package org.gaitway.mcap;

/**
 * Where an attachment is.
 *
 * @param offset where its record begins in the file [bytes]
 * @param length of its record, with opcode and length [bytes]
 * @param logTime when it was recorded [ns]
 * @param createTime when it was made [ns]; 0 if that is not known
 * @param dataSize of its data [bytes]
 * @param name of the attachment
 * @param mediaType of its data
 */
public record McapAttachmentIndex(
    long offset,
    long length,
    long logTime,
    long createTime,
    long dataSize,
    String name,
    String mediaType) {}
