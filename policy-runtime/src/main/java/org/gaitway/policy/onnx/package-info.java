/**
 * The part of the ONNX file format that a feed-forward policy needs: plain records, a reader and a
 * writer.
 *
 * <p>The format is protocol buffers; the field numbers are those of ONNX's {@code onnx.proto}. Only
 * the wire primitives of the protobuf library are used, so no generated classes travel to the
 * robot. Fields that a policy does not need are skipped, which is what protobuf readers do.
 */
package org.gaitway.policy.onnx;
