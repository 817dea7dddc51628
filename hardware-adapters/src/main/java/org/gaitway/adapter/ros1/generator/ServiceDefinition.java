package org.gaitway.adapter.ros1.generator;

/**
 * What a {@code .srv} file says.
 *
 * @param name of the type
 * @param request what is sent; its name is that of the service with {@code Request} added
 * @param response what is answered; its name is that of the service with {@code Response} added
 */
public record ServiceDefinition(
    TypeName name, MessageDefinition request, MessageDefinition response) {}
