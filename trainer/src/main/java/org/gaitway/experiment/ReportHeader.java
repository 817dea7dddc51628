package org.gaitway.experiment;

import java.util.Map;

/**
 * Where a report comes from.
 *
 * @param command the command line that made it
 * @param machine what it ran on and with, such as the processor and versions, by name
 */
public record ReportHeader(String command, Map<String, String> machine) {}
