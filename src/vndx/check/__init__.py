"""Is a graph sound? Form, names, references and the rules of ``ontology/shapes.ttl``."""
