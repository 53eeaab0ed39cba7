export interface Running {
  /** Where the server came from; one that was given is left alone by `stop`. */
  source: 'given' | 'embedded' | 'container';
  stop(): Promise<void>;
}
