// Passkeys: asks the browser for one when a form with data-passkey is sent, puts the answer into its fields and sends it on.
(() => {
  "use strict";

  const toBytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const withBytes = list => list?.map(one => ({ ...one, id: toBytes(one.id) }));

  const read = options => ({
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: withBytes(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: withBytes(options.allowCredentials) }),
  });

  const write = credential => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) {
        response[name] = toText(credential.response[name]);
      }
    }
    if (credential.response.getTransports) {
      response.transports = credential.response.getTransports();
    }
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  const ask = async form => {
    const token = new FormData(form).get("__RequestVerificationToken");
    const begun = await fetch(form.dataset.begin, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }), headers: { Accept: "application/json" } });
    if (!begun.ok) {
      throw new Error("refused");
    }
    const { id, options } = await begun.json();
    const publicKey = read(JSON.parse(options));
    const credential = await (form.dataset.passkey === "create" ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
    form.elements.ceremony.value = id;
    form.elements.credential.value = write(credential);
    form.submit();
  };

  if (!window.PublicKeyCredential) {
    return;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    form.addEventListener("submit", event => {
      event.preventDefault();
      failed.hidden = true;
      ask(form).catch(() => { failed.hidden = false; });
    });
  }
})();
