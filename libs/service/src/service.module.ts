import { Global, Inject, Module, type DynamicModule, type Type } from '@nestjs/common';
import { Metrics, MetricsController } from './metrics.js';
import { Probes, ProbesController } from './probes.js';
import { RequestLog } from './request-log.js';

export type ServiceRoot = Type<unknown> | DynamicModule;

/** The root around an application's module; Probes and Metrics can be injected anywhere. */
@Global()
@Module({})
export class ServiceModule {
  constructor(@Inject(Probes) probes: Probes, @Inject(Metrics) metrics: Metrics) {
    const ready = async () => ((await probes.readyz()).length === 0 ? 1 : 0);
    metrics.gauge('milepost_ready', '1 while /readyz says that requests may come.', ready);
  }

  static around(...parts: ServiceRoot[]): DynamicModule {
    return {
      module: ServiceModule,
      imports: parts,
      controllers: [ProbesController, MetricsController],
      providers: [Probes, Metrics, RequestLog],
      exports: [Probes, Metrics],
    };
  }
}
