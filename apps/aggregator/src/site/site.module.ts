import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ApiModule } from '../api/api.module.js';
import { AssetsController } from './assets.controller.js';
import { PageWriter } from './page-writer.js';
import { RecordSource } from './record-source.js';
import { setSecurityHeaders } from './security-headers.js';
import { SiteController } from './site.controller.js';

/** The public pages. They read what the API reads; `errorPage()` belongs to the start of the service. */
@Module({ imports: [ApiModule], controllers: [SiteController, AssetsController], providers: [PageWriter, RecordSource] })
export class SiteModule implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    setSecurityHeaders(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
