import { Module } from '@nestjs/common';
import { Applied } from './applied.js';

/** One `Applied` for the whole process: who projects tells it, who reads listens. */
@Module({ providers: [Applied], exports: [Applied] })
export class AppliedModule {}
