package dev.poolgate.identitypool.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.IamException;

/**
 * Roles kept as files: every {@code *.json} of a folder, in the shape of the properties of CloudFormation's
 * {@code AWS::IAM::Role}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">
 *     AWS::IAM::Role</a>
 */
public final class RoleFiles {
    private final RoleTemplates templates;

    public RoleFiles(RoleTemplates templates) {
        this.templates = templates;
    }

    /**
     * Creates each role or makes it what its file says. All files are read before the first role is touched.
     *
     * @return how many there were
     * @throws IllegalArgumentException naming the file and the member that is wrong
     */
    public int apply(Path folder) {
        List<RoleFile> files = files(folder).stream().map(RoleFile::read).toList();
        files.forEach(this::apply);
        return files.size();
    }

    private void apply(RoleFile file) {
        try {
            templates.createOrUpdate(file.template());
        } catch (IamException e) {
            throw new IllegalArgumentException("role file `" + file.name() + "`: " + text(e), e);
        }
    }

    private static String text(IamException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorMessage();
    }

    /** In the order of their names, so that every start does the same. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the role files in `" + folder + "`", e);
        }
    }
}
