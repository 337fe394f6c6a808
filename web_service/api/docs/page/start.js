SwaggerUIBundle({
  dom_id: "#docs",
  url: "/api/openapi.json",
  deepLinking: true,
  // Its badge would ask a foreign host.
  validatorUrl: null,
});
