// It defines elements, for which a page is needed.
export {};
