/** What a client of kafkajs knows of the brokers and their partitions. */
export interface Knowledge {
  /** Milliseconds since 1970; null: now. */
  metadataExpireAt: number | null;
  metadataMaxAge: number;
  refreshMetadataIfNecessary(topics: string[]): Promise<void>;
}

/** A member of a consumer group. */
export interface Member {
  /** Milliseconds since 1970. */
  lastRequest: number;
  heartbeat(options: { interval: number }): Promise<void>;
}

/** The requests of a connection. */
export interface Asked {
  /** `sentAt`: milliseconds since 1970. */
  inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
  requestTimeout: number;
  enforceRequestTimeout: boolean;
  requestTimeoutIntervalId: NodeJS.Timeout | null;
  isConnected(): boolean;
  destroy(): void;
  scheduleRequestTimeoutCheck(): void;
}

/**
 * kafkajs tells ages by the wall clock. One that was ahead and is set back makes what it knows look young for as long: a partition that is
 * added is seen neither by who should read it nor by who should miss it.
 */
export const forgetWhatIsFromTheFuture = (refresh: Knowledge['refreshMetadataIfNecessary']) =>
  function (this: Knowledge, topics: string[]): Promise<void> {
    if (this.metadataExpireAt !== null && this.metadataExpireAt > Date.now() + this.metadataMaxAge) this.metadataExpireAt = null;
    return refresh.call(this, topics);
  };

/** And a member would say nothing for as long, and be thought dead. */
export const beatAlsoWhenSetBack = (heartbeat: Member['heartbeat']) =>
  function (this: Member, options: { interval: number }): Promise<void> {
    this.lastRequest = Math.min(this.lastRequest, Date.now());
    return heartbeat.call(this, options);
  };

/** And an answer that never comes would be waited for as long. */
export const giveUpAlsoWhenSetBack = () =>
  function (this: Asked): void {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    const check = () => {
      for (const request of [...this.inflight.values()]) {
        request.sentAt = Math.min(request.sentAt, Date.now());
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      }
      if (!this.isConnected()) this.destroy();
    };
    this.requestTimeoutIntervalId = setInterval(check, Math.min(this.requestTimeout, 100));
  };
