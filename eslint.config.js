import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "complexity": ["error", 12],
      "eqeqeq": "error",
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 45, skipComments: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      // Words of a report are set as text: nothing in them may run.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
      ],
    },
  },
  { files: ["views/components/**/*.js"], languageOptions: { globals: globals.browser } },
  // The exported page holds this file as it stands: a script of its own, without imports.
  { files: ["graph/export/page.js"], languageOptions: { globals: globals.browser, sourceType: "script" } },
  { files: ["tests/**/*.js"], languageOptions: { globals: globals.node } },
];
