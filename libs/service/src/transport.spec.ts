import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { startService } from './start-service.js';

const said: string[] = [];

@Injectable()
class Store implements OnModuleInit, OnApplicationShutdown {
  onModuleInit() {
    said.push('store open');
  }
  onApplicationShutdown() {
    said.push('store closed');
  }
}

@Module({ providers: [Store] })
class Application {}

class Transport extends Server implements CustomTransportStrategy {
  constructor(private readonly failure?: Error) {
    super();
  }
  listen(ready: (error?: Error) => void) {
    said.push('transport listens');
    ready(this.failure);
  }
  close() {
    said.push('transport closed');
  }
  on() {
    throw new Error('It has no events.');
  }
  unwrap<T>() {
    return this as unknown as T;
  }
}

describe('a message transport of a service', () => {
  beforeEach(() => said.splice(0));

  it('listens between the start and the end of what it needs', async () => {
    const { stop } = await startService(Application, { port: 0, microservices: () => [new Transport()] });
    await stop();
    expect(said).toEqual(['store open', 'transport listens', 'transport closed', 'store closed']);
  });

  it('keeps the service from starting when it cannot listen, and leaves nothing open', async () => {
    const broken = new Transport(new Error('no topic'));
    await expect(startService(Application, { port: 0, microservices: () => [broken] })).rejects.toThrow('no topic');
    expect(said.at(-1)).toBe('store closed');
  });
});
