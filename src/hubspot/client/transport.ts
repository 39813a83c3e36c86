export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the query; begins with a slash. */
  readonly path: string;
  readonly body?: unknown;
  /** In place of the transport's own, for tokens that change. */
  readonly accessToken?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where the answer has no body or is no JSON. */
  readonly json: unknown;
  /** Whether there was a body that is no JSON: the page of something between here and HubSpot. */
  readonly unreadable?: boolean;
}

/** One HTTP exchange with HubSpot. Rejects only where there was no answer. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
}
