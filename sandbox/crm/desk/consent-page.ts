/** An account that a person can choose to install an app in. */
export interface ConsentChoice {
  readonly portalId: number;
  readonly name: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

function page(status: number, title: string, content: string, formTargets: string): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }</style>
<main>
<p>Sandbox: this page stands in for HubSpot’s.</p>
<h1>${title}</h1>
${content}
</main>
</html>
`;
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${formTargets}; frame-ancestors 'none'`,
    },
  });
}

/** Asks in which account the app is to be installed, and what it wants to do there. The choice is posted to the same address. */
export function consentPage(
  choices: readonly ConsentChoice[],
  scopes: readonly string[],
  redirect: { readonly decline: URL },
): Response {
  const buttons = choices
    .map(
      ({ portalId, name }) =>
        `<p><button name="portalId" value="${String(portalId)}">Install in ${escaped(name)} (${String(portalId)})</button></p>`,
    )
    .join('\n');
  const wanted = scopes.map((scope) => `<li><code>${escaped(scope)}</code></li>`).join('');
  return page(
    200,
    'Install Loyalty Lens?',
    `<p>The app asks for:</p><ul>${wanted}</ul>
<form method="post">${buttons}</form>
<p><a href="${escaped(redirect.decline.href)}">No, go back</a></p>`,
    `'self' ${redirect.decline.origin}`,
  );
}

/** What HubSpot shows where the address that led to it is wrong: it never sends a person on to an address it does not know. */
export function refusalPage(reason: string): Response {
  return page(400, 'This app cannot be installed', `<p>${escaped(reason)}</p>`, "'none'");
}
