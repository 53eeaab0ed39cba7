import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { naiveSettings } from './settings.js';

export const adapter = () => (naiveSettings.HTTP === 'express' ? new ExpressAdapter() : new FastifyAdapter());
