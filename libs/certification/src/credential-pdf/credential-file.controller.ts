import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, AllowSignedIn, Ctx } from '#platform';
import { z } from 'zod';
import { CredentialFileHandler, type CredentialFile } from './credential-file.handler.js';
import { CREDENTIAL_LOCALES } from './credential-words.js';

const PDF = 'application/pdf';
const FILE = { status: 200, description: 'The PDF', schema: { type: 'string', format: 'binary' } } as const;
const UNKNOWN = { status: 404, description: '/problems/not-found' };
const Language = z.object({
  locale: z.enum(CREDENTIAL_LOCALES).default('zh-CN').describe('Language of the text; the titles are in all three'),
});

@ApiTags('credentials')
@Controller('v1')
export class CredentialFileController {
  constructor(private readonly handler: CredentialFileHandler) {}

  /** The paper, ready to print on A4 landscape; a revoked one says so across the page. */
  @Get('credentials/:id/file.pdf')
  @Allow('credential:read')
  @ApiProduces(PDF)
  @ApiResponse(FILE)
  @ApiResponse(UNKNOWN)
  async ofStaff(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: Language }) { locale }: z.infer<typeof Language>,
  ): Promise<StreamableFile> {
    return streamed(await this.handler.forStaff(context, id, locale));
  }

  /** Your own paper. */
  @Get('me/credentials/:id/file.pdf')
  @AllowSignedIn()
  @ApiProduces(PDF)
  @ApiResponse(FILE)
  @ApiResponse(UNKNOWN)
  async ofHolder(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: Language }) { locale }: z.infer<typeof Language>,
  ): Promise<StreamableFile> {
    return streamed(await this.handler.forHolder(context, id, locale));
  }
}

const streamed = ({ fileName, content }: CredentialFile): StreamableFile =>
  new StreamableFile(content, {
    type: PDF,
    disposition: `attachment; filename="${fileName}"`,
    length: content.length,
  });
