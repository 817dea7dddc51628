package org.gaitway.adapter.ros1.xmlrpc;

import java.util.List;

/**
 * A call as it was read.
 *
 * @param method the name of the method
 * @param params its parameters
 */
record MethodCall(String method, List<Object> params) {}
