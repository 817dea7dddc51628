package org.gaitway.adapter.mqtt.client;

/** What happens on a link and is counted. */
public enum LinkEvent {
  /** The link was made. */
  CONNECTED,
  /** The link was lost. */
  LOST,
  /** An attempt to make the link failed. */
  NOT_CONNECTED,
  /** A message was received on one of the topics. */
  RECEIVED,
  /** A message was sent. */
  SENT,
  /** A received message was larger than allowed, and skipped. */
  OVERSIZE,
  /** A received message could not be understood. */
  MALFORMED,
  /** A received message was of another layout than the one in force. */
  WRONG_LAYOUT,
  /** A received state was no newer than the one before, by its sender's stamp. */
  REPEATED,
  /** A received command answered a state that is long past, or that was never published. */
  STALE,
  /** A received message had been kept by the broker, where only fresh ones count. */
  RETAINED,
  /** A message was not sent, since there was no link. */
  NOT_SENT,
  /** The other side of the link said, or the broker said for it, that it is gone. */
  PEER_GONE
}
