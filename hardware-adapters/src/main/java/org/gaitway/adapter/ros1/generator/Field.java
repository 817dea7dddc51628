package org.gaitway.adapter.ros1.generator;

/**
 * A field of a message.
 *
 * @param type its type
 * @param typeText the type as the definition has it
 * @param name its name
 */
record Field(FieldType type, String typeText, String name) {}
