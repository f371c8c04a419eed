import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { TextFile } from '../../src/core/text.ts';
import type { Secret } from './shapes.ts';

/** Secrets of known services, as secretlint's recommended rules see them. Loads some 80 ms of code: ask only with a reason. */
export async function detect(file: TextFile): Promise<Secret[]> {
  const { messages } = await lintSource({
    // A «secretlint-disable» comment must not silence seedlint, whose own comments ask for a reason.
    source: { content: file.text.replaceAll('secretlint-', 'secretlint_'), filePath: file.path, contentType: 'text' },
    options: {
      maskSecrets: true,
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return messages.map(({ ruleId, messageId, range: [start, end] }) => ({ ...describe(ruleId, messageId), start, end }));
}

function describe(ruleId: string, messageId: string): Pick<Secret, 'message' | 'data'> {
  const name = ruleId.replace('@secretlint/secretlint-rule-', '');
  if (name === 'privatekey') return { message: 'private-key', data: {} };
  if (name === 'basicauth' || name === 'database-connection-string') return { message: 'address', data: {} };
  return { message: 'token', data: { service: services[name] ?? (messageId.includes('AWS') ? 'AWS' : name) } };
}

const services: Readonly<Record<string, string>> = {
  '1password': '1Password',
  anthropic: 'Anthropic',
  aws: 'AWS',
  databricks: 'Databricks',
  docker: 'Docker',
  figma: 'Figma',
  gcp: 'Google Cloud',
  github: 'GitHub',
  gitlab: 'GitLab',
  grafana: 'Grafana',
  groq: 'Groq',
  'hashicorp-vault': 'Vault',
  huggingface: 'Hugging Face',
  linear: 'Linear',
  notion: 'Notion',
  npm: 'npm',
  openai: 'OpenAI',
  sendgrid: 'SendGrid',
  shopify: 'Shopify',
  slack: 'Slack',
  vercel: 'Vercel',
};
