package org.gaitway.cdr;

/**
 * A constant of a message type; it is not in the messages.
 *
 * @param name of the constant
 * @param type of its value
 * @param value as it is written, without quotes
 */
public record MessageConstant(String name, PrimitiveType type, String value) {}
